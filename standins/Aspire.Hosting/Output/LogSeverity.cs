using System.Text.RegularExpressions;

namespace Aspire.Hosting.Output;

internal enum LogSeverity
{
    Normal,
    Warning,
    Error,

    /// <summary>What a process says when it cannot go on.</summary>
    Fatal,
}

/// <summary>Guesses from its text how serious a line of a process's output is.</summary>
internal static partial class LogLines
{
    private const string Continuation = "      ";

    /// <param name="line">The line, without colours.</param>
    /// <param name="previous">What the line before was: a console logger writes a message below its heading.</param>
    public static LogSeverity Classify(string line, LogSeverity previous) => line switch
    {
        _ when Heading().Match(line) is { Success: true } heading => heading.Groups["level"].Value switch
        {
            "warn" => LogSeverity.Warning,
            "fail" => LogSeverity.Error,
            "crit" => LogSeverity.Fatal,
            _ => LogSeverity.Normal,
        },
        _ when line.StartsWith("Unhandled exception", StringComparison.Ordinal) => LogSeverity.Fatal,
        _ when line.StartsWith(Continuation, StringComparison.Ordinal) || line.StartsWith("   at ", StringComparison.Ordinal) => previous,
        _ when DatabaseFailure().IsMatch(line) => LogSeverity.Error,
        _ => LogSeverity.Normal,
    };

    public static string WithoutColours(string line) => line.Contains('\e') ? Colour().Replace(line, "") : line;

    // With or without a time before it.
    [GeneratedRegex(@"^(?:\d[\dT:.,+Z -]* )?(?<level>trce|dbug|info|warn|fail|crit):")]
    private static partial Regex Heading();

    // What a statement did wrong is its client's affair, and "is starting up" or "due to administrator command" belong to every run.
    [GeneratedRegex(@" (FATAL|PANIC):  (?!the database system is |terminating connection due to administrator command)")]
    private static partial Regex DatabaseFailure();

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colour();
}
