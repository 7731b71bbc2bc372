using System.Text.RegularExpressions;

namespace Platform.Faults.Tests.Voices;

internal enum Said
{
    /// <summary>Nothing, or nothing that says what became of the order.</summary>
    NothingOfUse,

    /// <summary>It is an order, and confirmed.</summary>
    Placed,

    /// <summary>It is an order that is not confirmed yet.</summary>
    Taken,

    /// <summary>It was an order, and stock would not have it.</summary>
    Rejected,

    /// <summary>The same was ordered before; is it wanted once more?</summary>
    OnceMore,

    /// <summary>What was wanted once more is placed already.</summary>
    PlacedOnceMore,
}

/// <summary>What a model makes of an answer by its words alone.</summary>
internal static partial class Ear
{
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static (Said Said, long Number) Hear(string? text) => text is not null && Numbers(text) is [var number, ..]
        ? text switch
        {
            _ when text.Contains("Shall I place the same order once more?", StringComparison.Ordinal) => (Said.OnceMore, number),
            _ when text.Contains("That order is placed already", StringComparison.Ordinal) => (Said.PlacedOnceMore, number),
            _ when Rejected().IsMatch(text) => (Said.Rejected, number),
            _ when Taken().IsMatch(text) => (Said.Taken, number),
            _ when Placed().IsMatch(text) => (Said.Placed, number),
            _ => (Said.NothingOfUse, 0),
        }
        : (Said.NothingOfUse, 0);

    /// <summary>The orders that an answer speaks of: "order one three one two".</summary>
    public static IReadOnlyList<long> Numbers(string text) =>
        [.. Order().Matches(text).Select(order => order.Groups[1].Captures.Aggregate(0L, (number, digit) => (number * 10) + Array.IndexOf(Digits, digit.Value)))];

    [GeneratedRegex("[Oo]rder (?:(zero|one|two|three|four|five|six|seven|eight|nine)(?:,? )?)+")]
    private static partial Regex Order();

    [GeneratedRegex("Order [^.]+ is confirmed")]
    private static partial Regex Placed();

    // An apostrophe is several characters in JSON.
    [GeneratedRegex("I.{1,6}ve taken order |Order [^.]+ isn.{1,6}t confirmed yet")]
    private static partial Regex Taken();

    [GeneratedRegex("Order [^.]+ was rejected")]
    private static partial Regex Rejected();
}
