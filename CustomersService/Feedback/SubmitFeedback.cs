using CustomersService.Customers;
using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace CustomersService.Feedback;

/// <summary>Keeps what somebody said.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="CustomerId">UUID or number; empty: nobody's.</param>
/// <param name="OrderId">UUID or number of the order that it is about; empty: none.</param>
/// <param name="Rating">1 to 5 stars; 0: none.</param>
internal sealed record SubmitFeedback(string Text, string CustomerId, string OrderId, int Rating);

internal sealed class SubmitFeedbackHandler(CustomersDbContext db, TimeProvider clock)
{
    public async Task<FeedbackEntry> HandleAsync(SubmitFeedback command, CancellationToken cancellationToken)
    {
        var author = Read(command);
        var customer = author is null ? null
            : await db.Customers.SingleOrDefaultAsync(author.Matches, cancellationToken) ?? throw author.NotFound();
        var now = clock.GetUtcNow();
        var entry = new FeedbackEntry
        {
            Id = Guid.CreateVersion7(now),
            Text = command.Text.Trim(),
            Customer = customer,
            OrderId = command.OrderId.Trim().ToLowerInvariant(),
            Rating = command.Rating,
            CreatedAt = now,
        };
        db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);

        return entry;
    }

    private static CustomerReference? Read(SubmitFeedback command)
    {
        var errors = new List<FieldError>();
        var author = command.CustomerId.Length > 0 ? CustomerReference.Read(command.CustomerId, errors) : null;

        if (string.IsNullOrWhiteSpace(command.Text))
            errors.Add(new("text", "REQUIRED", "What was said is needed."));
        else if (command.Text.Trim().Length > FeedbackEntry.MaxText)
            errors.Add(new("text", "TOO_LONG", $"Feedback has at most {FeedbackEntry.MaxText} characters."));
        else if (command.Text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
            errors.Add(new("text", "INVALID_FORMAT", "Feedback has no control characters."));

        if (!IsOrder(command.OrderId.Trim()))
            errors.Add(new("order_id", "INVALID_FORMAT", "An order is named by its UUID or by its number, such as 1042."));

        if (command.Rating is < 0 or > FeedbackEntry.MostStars)
            errors.Add(new("rating", "OUT_OF_RANGE", "A rating is one to five stars."));

        return errors.Count == 0 ? author : throw DomainError.Invalid([.. errors]);
    }

    private static bool IsOrder(string text) =>
        text.Length == 0 || Guid.TryParseExact(text, "D", out _) || (text.Length <= 18 && text.All(char.IsAsciiDigit) && text[0] != '0');
}
