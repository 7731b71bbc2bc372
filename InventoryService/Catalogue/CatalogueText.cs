using System.Globalization;
using System.Text;
using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

/// <summary>Texts that people read: names of one line, descriptions of several.</summary>
internal static class CatalogueText
{
    public const int MaxName = 200;
    public const int MaxDescription = 2000;
    public const int MaxCategory = 100;

    /// <summary>One line that is not empty, without blanks around it; what is wrong with it goes to the errors.</summary>
    public static string ReadLine(string input, string field, int maxLength, List<FieldError> errors)
    {
        var text = input.Trim();

        if (text.Length == 0)
            errors.Add(new(field, "REQUIRED", $"The {field} must not be empty."));

        Check(text, field, maxLength, IsControl, errors);
        return text;
    }

    /// <summary>Any number of lines, without blanks around them; what is wrong with them goes to the errors.</summary>
    public static string ReadLines(string input, string field, int maxLength, List<FieldError> errors)
    {
        var text = input.Trim();

        Check(text, field, maxLength, rune => IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'), errors);
        return text;
    }

    private static void Check(string text, string field, int maxLength, Func<Rune, bool> isForbidden, List<FieldError> errors)
    {
        if (text.EnumerateRunes().Any(isForbidden))
            errors.Add(new(field, "INVALID_CHARACTERS", $"The {field} must not have control characters."));
        else if (text.EnumerateRunes().Count() > maxLength)
            errors.Add(new(field, "TOO_LONG", $"The {field} has at most {maxLength} characters."));
    }

    private static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
