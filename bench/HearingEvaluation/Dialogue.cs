using System.Diagnostics;
using Platform.Contracts.Customers.V1;

namespace HearingEvaluation;

/// <summary>How a conversation about who calls ended.</summary>
/// <param name="Case">What was said at first.</param>
/// <param name="First">How the first lookup ended.</param>
/// <param name="Named">UUID of whoever was named in the end; null when nobody was.</param>
/// <param name="Times">What each lookup took.</param>
public sealed record Outcome(HeardCase Case, CustomerMatch First, string? Named, IReadOnlyList<TimeSpan> Times)
{
    /// <summary>Whether the caller was named.</summary>
    public bool IsRight => Named is not null && Named == Case.Person?.Id;

    /// <summary>Whether somebody else was named.</summary>
    public bool IsWrong => Named is not null && Named != Case.Person?.Id;
}

/// <summary>An agent that looks a caller up and answers the questions that tell candidates apart, from what the caller knows.</summary>
public sealed class Dialogue(CustomerService.CustomerServiceClient customers)
{
    private const int MostTurns = 3;

    /// <summary>Leads the conversation of one case. A caller of whom nothing is found has not been heard.</summary>
    public async Task<Outcome> HoldAsync(HeardCase heard, CancellationToken cancellationToken)
    {
        var request = heard.Request.Clone();
        var times = new List<TimeSpan>();
        CustomerMatch? first = null;

        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await customers.LookupCustomerAsync(request, cancellationToken: cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start));
            first ??= answer.Match;

            if (answer.Customer is not null || heard.Person is not { } person || times.Count == MostTurns || !Answer(request, answer, person))
                return new(heard, first.Value, answer.Customer?.Id, times);
        }
    }

    private static bool Answer(LookupCustomerRequest request, LookupCustomerResponse answer, Person person)
    {
        if (answer.Match != CustomerMatch.Ambiguous)
            return false;

        switch (answer.Question.Detail)
        {
            case CustomerDetail.PhoneEnding:
                request.PhoneEnding = person.Phone[^(answer.Question.Hints.Count > 0 ? 2 : 4)..];
                return true;
            case CustomerDetail.EmailDomain:
                request.EmailDomain = person.Email[(person.Email.IndexOf('@', StringComparison.Ordinal) + 1)..];
                return true;
            default:
                return false;
        }
    }
}
