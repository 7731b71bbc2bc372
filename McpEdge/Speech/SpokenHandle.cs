namespace McpEdge.Speech;

/// <summary>The numbers that customers and orders are known by.</summary>
internal static class SpokenHandle
{
    /// <summary>"customer twelve", "order one zero zero one": up to 99 as a number, longer ones digit by digit.</summary>
    /// <param name="noun">What the number names.</param>
    /// <param name="number">The number; more than four digits are said in groups of three.</param>
    public static string Say(string noun, long number) => $"{noun} {Number(number)}";

    private static string Number(long number)
    {
        if (number is >= 0 and < 100)
        {
            return SpokenNumber.Cardinal(number);
        }

        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('-');
        var groups = new List<string>();
        var head = digits.Length <= 4 ? digits.Length : digits.Length % 3;
        if (head > 0)
        {
            groups.Add(SpokenNumber.Digits(digits.AsSpan(0, head)));
        }

        for (var start = head; start < digits.Length; start += 3)
        {
            groups.Add(SpokenNumber.Digits(digits.AsSpan(start, 3)));
        }

        return string.Join(", ", groups);
    }
}
