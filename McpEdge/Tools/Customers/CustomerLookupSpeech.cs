using McpEdge.Errors;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

/// <summary>How the answers of a lookup are said. Whoever is only likely is not told what they bought.</summary>
internal static class CustomerLookupSpeech
{
    private const string NotFound = "CUSTOMER_NOT_FOUND";

    public static string Say(CustomerLookupResult result, bool readsOrders, DateOnly today)
    {
        if (result.Match == CustomerMatch.Likely)
        {
            return $"That sounds like {result.Name}, {SpokenHandle.Say("customer", result.Number!.Value)}. Is that right?";
        }

        var introduced = CustomerSpeech.Introduce(result.Name!, result.Number!.Value, result.Status!.Value);
        return readsOrders ? $"{introduced} {Purchases(result, today)}" : introduced;
    }

    /// <summary>The question that gets a detail, with the hints to choose from when there are any.</summary>
    public static string Ask(Wire.CustomerQuestion question) => question.Detail switch
    {
        Wire.CustomerDetail.PhoneEnding when question.Hints.Count > 0 =>
            $"Does the phone number end in {Choose([.. question.Hints.Select(hint => SpokenNumber.Digits(hint))])}?",
        Wire.CustomerDetail.PhoneEnding => "What are the last four digits of the phone number?",
        Wire.CustomerDetail.EmailDomain => $"After the at sign, does the e-mail address begin with {Choose([.. question.Hints])}?",
        Wire.CustomerDetail.SpelledName => "Could you spell the last name for me?",
        Wire.CustomerDetail.Email => "What is the e-mail address?",
        Wire.CustomerDetail.Name => "What is the first and last name?",
        _ => "What is the phone number, with area code?",
    };

    public static string Several(string question) => $"I'm not sure yet which customer that is. {question}";

    /// <summary>A lookup that finds nobody is an error, so that no agent goes on with a customer who is not there.</summary>
    public static ToolError Nobody(string question, string argument) => new(
        NotFound,
        $"I can't find a customer with these details. {question}",
        $"Ask the question and call customer_lookup again with the answer in {argument}. Send only details of the same person; read back what you heard.",
        Retryable: false)
    {
        Facts = new() { ["match"] = "none", ["answer_with"] = argument },
    };

    /// <summary>The argument of <c>customer_lookup</c> that takes the detail.</summary>
    public static string ToArgument(this Wire.CustomerDetail detail) => detail switch
    {
        Wire.CustomerDetail.PhoneEnding => "phone_ending",
        Wire.CustomerDetail.EmailDomain => "email_domain",
        Wire.CustomerDetail.SpelledName => "spelled_name",
        Wire.CustomerDetail.Email => "email",
        Wire.CustomerDetail.Name => "name",
        _ => "phone",
    };

    private static string Purchases(CustomerLookupResult result, DateOnly today) => result switch
    {
        { Missing: not null } => "I can't see their orders right now.",
        { LastPurchase: { } last } =>
            $"Their last purchase was {SpokenHandle.Say("order", last.Number)} on {SpokenDate.Say(last.Date, today)}: "
            + $"{SpokenList.Join(last.Items)}, for {last.Total.Say()}.",
        { OrdersTotal: 0 } => "They haven't bought anything yet.",
        _ => "Their orders were all cancelled or rejected.",
    };

    private static string Choose(IReadOnlyList<string> choices) =>
        $"{string.Join(", ", choices.Take(choices.Count - 1))} or {choices[^1]}";
}
