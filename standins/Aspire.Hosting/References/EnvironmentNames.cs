using System.Text;

namespace Aspire.Hosting.References;

/// <summary>Turns resource names into names of environment variables.</summary>
internal static class EnvironmentNames
{
    /// <summary>Upper case, with anything but ASCII letters, digits and underscores replaced, and no leading digit.</summary>
    public static string Encode(string name) => EncodeKeepingCase(name).ToUpperInvariant();

    /// <summary>The same without changing case.</summary>
    public static string EncodeKeepingCase(string name)
    {
        var encoded = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0]))
        {
            encoded.Append('_');
        }

        foreach (var character in name)
        {
            encoded.Append(char.IsAsciiLetterOrDigit(character) || character == '_' ? character : '_');
        }

        return encoded.ToString();
    }
}
