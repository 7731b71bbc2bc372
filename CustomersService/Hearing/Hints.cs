namespace CustomersService.Hearing;

/// <summary>Answers to the question of an ambiguous lookup; empty where nothing was answered.</summary>
/// <param name="PhoneEnding">The last digits of the telephone number.</param>
/// <param name="EmailDomain">How what is after the at sign begins, in lower case.</param>
internal sealed record Hints(string PhoneEnding, string EmailDomain)
{
    public bool Any => PhoneEnding.Length + EmailDomain.Length > 0;

    /// <summary>Whether the candidate has what was answered.</summary>
    public bool Fit(Candidate candidate) =>
        (PhoneEnding.Length == 0 || candidate.Phone?.EndsWith(PhoneEnding, StringComparison.Ordinal) == true)
        && (EmailDomain.Length == 0 || candidate.EmailDomain?.StartsWith(EmailDomain, StringComparison.Ordinal) == true);

    /// <summary>The same as a condition on <c>customers c</c>.</summary>
    /// <param name="parameter">Makes a parameter of a value.</param>
    public string Condition(Func<object, string> parameter) =>
        (PhoneEnding.Length == 0 ? "true" : $"right(c.phone, {parameter(PhoneEnding.Length)}) = {parameter(PhoneEnding)}")
        + (EmailDomain.Length == 0 ? "" : $" AND starts_with(split_part(c.email_key, '@', 2), {parameter(EmailDomain)})");
}
