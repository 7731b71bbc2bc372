namespace CustomersService.Hearing;

/// <summary>A telephone number that was given by ear.</summary>
/// <param name="Number">E.164; null when nobody can have this number.</param>
/// <param name="Slips">
/// The numbers, in E.164, with two neighbouring digits exchanged. Other slips are not undone: a neighbour's number differs in one
/// digit, too.
/// </param>
internal sealed record HeardPhone(string? Number, IReadOnlyList<string> Slips)
{
    /// <summary>Null when neither this nor a slip of it is a number.</summary>
    /// <param name="digits">As heard, perhaps with a plus sign before them.</param>
    /// <param name="read">Makes E.164 of digits; null when they are no number.</param>
    public static HeardPhone? Read(string digits, Func<string, string?> read)
    {
        var number = read(digits);
        var slips = Exchanges(number ?? digits).Select(read).OfType<string>().Distinct().ToList();

        return number is null && slips.Count == 0 ? null : new(number, slips);
    }

    private static IEnumerable<string> Exchanges(string digits)
    {
        for (var at = 0; at < digits.Length - 1; at++)
        {
            if (char.IsAsciiDigit(digits[at]) && char.IsAsciiDigit(digits[at + 1]) && digits[at] != digits[at + 1])
                yield return $"{digits[..at]}{digits[at + 1]}{digits[at]}{digits[(at + 2)..]}";
        }
    }
}
