using System.Globalization;
using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace CustomersService.Feedback;

/// <param name="FeedbackId">UUID or number.</param>
internal sealed record GetFeedback(string FeedbackId);

internal sealed class GetFeedbackHandler(CustomersDbContext db)
{
    public const string NotFound = "FEEDBACK_NOT_FOUND";

    public async Task<FeedbackEntry> HandleAsync(GetFeedback query, CancellationToken cancellationToken)
    {
        var text = query.FeedbackId.Trim();
        var entries = db.Set<FeedbackEntry>().AsNoTracking().Include(entry => entry.Customer);

        var entry = Guid.TryParseExact(text, "D", out var id) ? await entries.SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken)
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await entries.SingleOrDefaultAsync(entry => entry.Number == number, cancellationToken)
            : throw DomainError.Invalid(new FieldError("feedback_id", "INVALID_FORMAT", "Feedback is named by its UUID or by its number, such as 12."));

        return entry ?? throw DomainError.NotFound(NotFound, "There is no such feedback.");
    }
}
