using System.Globalization;
using System.Text;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>A telephone number, kept in E.164: <c>+</c>, country code, national number, at most 15 digits.</summary>
internal static class PhoneNumber
{
    /// <summary>Room for a number with its separators; longer input is no number.</summary>
    private const int MaxInputLength = 40;
    private const int MinDigits = 7;
    private const int MaxDigits = 15;

    /// <summary>
    /// The number in E.164; null when there is none. A number without country code is taken to be of the region. What is wrong with
    /// it goes to the errors.
    /// </summary>
    public static string? Read(string input, PhoneRegion region, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(input))
            return null;

        var phone = Digits(input) is { } digits ? Normalise(digits, region) : null;

        if (phone is null)
            errors.Add(new("phone", "INVALID_FORMAT", "A telephone number has all its digits, with the country code if it is of another country."));

        return phone;
    }

    /// <summary>Digits with at most one plus sign before them; null when anything else is in the input.</summary>
    private static string? Digits(string input)
    {
        var text = input.Trim();

        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            text = text[4..];

        if (text.Length > MaxInputLength)
            return null;

        var digits = new StringBuilder();

        // "+44 (0)20 …" shows the trunk prefix to those in the country; it is not dialled after a country code.
        foreach (var character in IsInternational(text) ? text.Replace("(0)", "", StringComparison.Ordinal) : text)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit)
                digits.Append((char)('0' + digit));
            else if (IsPlus(character) && digits.Length == 0)
                digits.Append('+');
            else if (!IsSeparator(character))
                return null;
        }

        return digits.ToString();
    }

    private static string? Normalise(string digits, PhoneRegion region)
    {
        if (digits.StartsWith('+'))
            return International(digits[1..]);

        if (digits.StartsWith(region.ExitCode, StringComparison.Ordinal))
            return International(digits[region.ExitCode.Length..]);

        if (digits.StartsWith("00", StringComparison.Ordinal))
            return International(digits[2..]);

        return region.National(digits) is { } national ? $"+{region.CountryCode}{national}" : null;
    }

    private static string? International(string digits)
    {
        if (digits.Length < MinDigits || digits[0] == '0')
            return null;

        var e164 = PhoneRegion.OfInternational(digits) is { } region
            ? region.CountryCode + region.National(digits[region.CountryCode.Length..])
            : digits;

        return e164.Length is >= MinDigits and <= MaxDigits ? $"+{e164}" : null;
    }

    private static bool IsInternational(string text) =>
        text.Length > 0 && (IsPlus(text[0]) || text.StartsWith("00", StringComparison.Ordinal) || text.StartsWith("(+", StringComparison.Ordinal));

    private static bool IsPlus(char character) => character is '+' or '＋';

    private static bool IsSeparator(char character) =>
        character is '-' or '.' or '(' or ')' or '/'
        || CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
