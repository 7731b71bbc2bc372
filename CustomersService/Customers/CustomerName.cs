using System.Globalization;
using System.Text;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>How a customer is called: 1 to 200 characters of one line, among them a letter or a digit.</summary>
internal static class CustomerName
{
    public const int MaxLength = 200;

    /// <summary>The name without blanks around it; what is wrong with it goes to the errors.</summary>
    public static string Read(string input, List<FieldError> errors)
    {
        var name = input.Trim();

        if (Check(name) is { } error)
            errors.Add(error);

        return name;
    }

    private static FieldError? Check(string name) => name switch
    {
        "" => new("name", "REQUIRED", "A name is needed."),
        _ when name.EnumerateRunes().Any(IsForbidden) => new("name", "INVALID_CHARACTERS", "A name has no control characters or line breaks."),
        _ when !name.EnumerateRunes().Any(Rune.IsLetterOrDigit) => new("name", "REQUIRED", "A name is needed that can be said aloud."),
        _ when name.EnumerateRunes().Count() > MaxLength => new("name", "TOO_LONG", $"A name has at most {MaxLength} characters."),
        _ => null,
    };

    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || IsDirectionOverride(rune.Value);

    // They make a name look like another one on a screen; joiners, which some scripts need, are no such thing.
    private static bool IsDirectionOverride(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
