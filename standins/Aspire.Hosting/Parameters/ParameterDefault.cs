using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a parameter is when configuration does not give it.</summary>
public abstract class ParameterDefault
{
    /// <summary>The default, which may be a new one at every call.</summary>
    public abstract string GetDefaultValue();
}

/// <summary>A random text of given composition.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // No letters or digits that look alike, and only specials that need no escaping in a connection string.
    private const string LowerCharacters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCharacters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericCharacters = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    /// <summary>A new random text.</summary>
    /// <exception cref="InvalidOperationException">No kind of character is allowed, or one that is not allowed is demanded.</exception>
    public override string GetDefaultValue()
    {
        (bool Allowed, int Minimum, string Characters)[] kinds =
        [
            (Lower, MinLower, LowerCharacters),
            (Upper, MinUpper, UpperCharacters),
            (Numeric, MinNumeric, NumericCharacters),
            (Special, MinSpecial, SpecialCharacters),
        ];
        if (kinds.All(kind => !kind.Allowed) || kinds.Any(kind => !kind.Allowed && kind.Minimum > 0))
        {
            throw new InvalidOperationException("A generated value needs at least one kind of character, and none that is both excluded and demanded.");
        }

        var demanded = kinds.Where(kind => kind.Allowed)
            .SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Minimum))
            .ToArray();
        var alphabet = string.Concat(kinds.Where(kind => kind.Allowed).Select(kind => kind.Characters));
        var rest = RandomNumberGenerator.GetItems<char>(alphabet, Math.Max(0, MinLength - demanded.Length));
        char[] all = [.. demanded, .. rest];
        RandomNumberGenerator.Shuffle<char>(all);
        return new string(all);
    }
}

/// <summary>A fixed text.</summary>
internal sealed class ConstantParameterDefault(Func<string> value) : ParameterDefault
{
    public override string GetDefaultValue() => value();
}
