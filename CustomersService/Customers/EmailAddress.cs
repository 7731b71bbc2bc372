using System.Globalization;
using System.Text;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>An e-mail address as far as one can tell without writing to it: <c>local@host.domain</c>, at most 254 characters.</summary>
internal static class EmailAddress
{
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;
    private const string LocalPunctuation = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>The address without blanks around it; null when there is none. What is wrong with it goes to the errors.</summary>
    public static string? Read(string input, List<FieldError> errors)
    {
        var email = input.Trim();

        if (email.Length == 0)
            return null;

        if (email.Length > MaxLength)
            errors.Add(new("email", "TOO_LONG", $"An e-mail address has at most {MaxLength} characters."));
        else if (!IsPlausible(email))
            errors.Add(new("email", "INVALID_FORMAT", "An e-mail address looks like name@example.com."));

        return email;
    }

    /// <summary>Two addresses with the same key are the same address.</summary>
    public static string Key(string email) => email.ToLowerInvariant();

    private static bool IsPlausible(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && IsLocal(email[..at]) && IsDomain(email[(at + 1)..]);
    }

    private static bool IsLocal(string local) =>
        local.Length <= MaxLocalLength
        && local.Split('.').All(part => part.Length > 0 && part.EnumerateRunes().All(rune => IsWord(rune) || IsPunctuation(rune)));

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');

        return labels.Length >= 2
            && labels.All(IsLabel)
            && labels[^1].EnumerateRunes().Count() >= 2
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-'
        && label[^1] != '-'
        && label.EnumerateRunes().All(rune => IsWord(rune) || rune.Value == '-');

    // Letters beyond ASCII are allowed (RFC 6531).
    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPunctuation(Rune rune) => rune.IsAscii && LocalPunctuation.Contains((char)rune.Value);
}
