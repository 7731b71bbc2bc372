using FsCheck;
using FsCheck.Fluent;

namespace CustomersService.Tests.Hearing;

/// <summary>Makes things that people say, with what they mean.</summary>
internal static class Said
{
    private const int MostParts = 15;

    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] CodeWords =
    [
        "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike", "November",
        "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "Xray", "Yankee", "Zulu",
    ];

    /// <summary>Digits, each said alone, doubled, tripled or written.</summary>
    public static Gen<(string Words, string Digits)> Digits() =>
        from parts in Gen.Resize(Gen.NonEmptyListOf(Digit()), MostParts)
        select (string.Join(' ', parts.Select(part => part.Words)), string.Concat(parts.Select(part => part.Digits)));

    /// <summary>A name, each letter said alone, by its code word, with a code word or doubled.</summary>
    public static Gen<(string Words, string Letters)> Spelling() =>
        from parts in Gen.Resize(Gen.NonEmptyListOf(Letter()), MostParts)
        where string.Concat(parts.Select(part => part.Letters)).Length > 1
        select (string.Join(", ", parts.Select(part => part.Words)), string.Concat(parts.Select(part => part.Letters)));

    private static Gen<(string Words, string Digits)> Digit() =>
        from digit in Gen.Choose(0, 9)
        from way in Gen.Choose(0, 4)
        select way switch
        {
            0 => ($"double {Units[digit]}", new string((char)('0' + digit), 2)),
            1 => ($"triple {Units[digit]}", new string((char)('0' + digit), 3)),
            2 => ($"{digit}", $"{digit}"),
            3 when digit == 0 => ("oh", "0"),
            _ => (Units[digit], $"{digit}"),
        };

    private static Gen<(string Words, string Letters)> Letter() =>
        from letter in Gen.Choose(0, 25)
        from way in Gen.Choose(0, 3)
        let said = (char)('A' + letter)
        let meant = (char)('a' + letter)
        select way switch
        {
            0 => (CodeWords[letter], $"{meant}"),
            1 => ($"{said} as in {CodeWords[letter]}", $"{meant}"),
            2 when said != 'U' => ($"double {said}", new string(meant, 2)),
            _ => ($"{said}", $"{meant}"),
        };
}
