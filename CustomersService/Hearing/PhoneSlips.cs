namespace CustomersService.Hearing;

/// <summary>Telephone numbers that are one slip of the tongue away from another.</summary>
internal static class PhoneSlips
{
    /// <summary>
    /// The numbers with two neighbouring digits exchanged. Other slips are not undone: a neighbour's number differs in one digit, too.
    /// </summary>
    /// <param name="phone">E.164; country code and all.</param>
    public static IEnumerable<string> Of(string phone)
    {
        for (var at = 1; at < phone.Length - 1; at++)
        {
            if (phone[at] != phone[at + 1])
                yield return $"{phone[..at]}{phone[at + 1]}{phone[at]}{phone[(at + 2)..]}";
        }
    }
}
