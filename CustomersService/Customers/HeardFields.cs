using CustomersService.Hearing;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>Reads fields that may be written or said.</summary>
internal static class HeardFields
{
    private const int LeastEnding = 2;
    private const int MostEnding = 15;
    private const int LongestDomain = 253;

    public static CustomerReference HeardCustomer(this CustomerFields fields, string input) =>
        fields.Customer(Guid.TryParse(input, out _) ? input : SpokenDigits.Read(input) ?? input);

    /// <summary>The keys of the addresses that can be meant, none when there is no input.</summary>
    public static IReadOnlyList<string> HeardEmail(this CustomerFields fields, string input)
    {
        var readings = SpokenEmail.IsSpoken(input) ? SpokenEmail.Readings(input) : [];

        if (readings.Count > 0 && readings.All(IsAddress))
            return [.. readings.Select(EmailAddress.Key)];

        return fields.Email(input) is { } email ? [EmailAddress.Key(email)] : [];
    }

    /// <summary>Null when there is none.</summary>
    public static HeardPhone? HeardPhone(this CustomerFields fields, string input)
    {
        if (string.IsNullOrWhiteSpace(input))
            return null;

        var digits = SpokenDigits.Read(input) ?? "";

        if (fields.TryPhone(input) is null && Hearing.HeardPhone.Read(digits, fields.TryPhone) is { } heard)
            return heard;

        return fields.Phone(input) is { } number ? Hearing.HeardPhone.Read(number, fields.TryPhone) : null;
    }

    public static IReadOnlyList<SpelledPart> Spelled(this CustomerFields fields, string input)
    {
        var parts = SpelledName.Read(input);

        if (parts.Count == 0 && !string.IsNullOrWhiteSpace(input))
            fields.Refuse("spelled_name", "INVALID_FORMAT", "A name is spelled letter by letter, such as S, M, Y, T, H.");

        return parts;
    }

    public static string PhoneEnding(this CustomerFields fields, string input)
    {
        if (string.IsNullOrWhiteSpace(input))
            return "";

        if (SpokenDigits.Read(input) is { Length: >= LeastEnding and <= MostEnding } digits && digits[0] != '+')
            return digits;

        fields.Refuse("phone_ending", "INVALID_FORMAT", "The ending of a telephone number is its last two digits or more.");
        return "";
    }

    public static string EmailDomain(this CustomerFields fields, string input)
    {
        var domain = SpokenEmail.Domain(input);

        if (domain.Length > LongestDomain || !domain.All(c => char.IsLetterOrDigit(c) || c is '.' or '-'))
            fields.Refuse("email_domain", "INVALID_FORMAT", "Say what comes after the at sign, or the letter that it begins with.");

        return domain;
    }

    private static bool IsAddress(string reading)
    {
        var errors = new List<FieldError>();
        return EmailAddress.Read(reading, errors) is not null && errors.Count == 0;
    }
}
