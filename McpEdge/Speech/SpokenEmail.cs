using System.Text;

namespace McpEdge.Speech;

/// <summary>E-mail addresses as they are said on the telephone.</summary>
internal static class SpokenEmail
{
    /// <summary>"jon underscore smyth at example dot com".</summary>
    public static string Say(string email)
    {
        var said = new StringBuilder(email.Length + 16);
        var digits = 0;
        foreach (var character in email)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            said.Append(character switch
            {
                '@' => " at ",
                '.' => " dot ",
                '_' => " underscore ",
                '-' => " dash ",
                '+' => " plus ",
                _ when digits > 0 => $" {SpokenNumber.Digits([character])} ",
                _ => character.ToString(),
            });
        }

        return string.Join(' ', said.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
