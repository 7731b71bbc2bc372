namespace CustomersService.Hearing;

/// <summary>How well an e-mail address that was said fits a customer's.</summary>
internal static class EmailLikeness
{
    /// <summary>What one letter that is heard wrong takes away; the margin of <see cref="Verdict"/> is a little more.</summary>
    private const double PerLetter = 0.14;

    /// <summary>1 for the same address, 0 when digits or signs differ, which are heard well.</summary>
    public static double Of(string heard, string email)
    {
        if (heard == email)
            return 1;

        return heard.Where(IsNoLetter).SequenceEqual(email.Where(IsNoLetter))
            ? Math.Max(0, 1 - (PerLetter * LetterDistance.Between(heard, email)))
            : 0;
    }

    private static bool IsNoLetter(char character) => !char.IsLetter(character);
}
