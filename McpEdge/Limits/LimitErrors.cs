using McpEdge.Errors;
using McpEdge.Speech;

namespace McpEdge.Limits;

/// <summary>What a caller is told who calls too often.</summary>
internal static class LimitErrors
{
    // Of those that JSON-RPC leaves to servers.
    private const int LimitedRpcCode = -32029;

    private const string TooManyStreamsCode = "TOO_MANY_STREAMS";

    private static readonly Counted Seconds = new(
        new("no seconds", "one second", "seconds"),
        new("null Sekunden", "einer Sekunde", "Sekunden", Gender.Feminine),
        new("zéro seconde", "une seconde", "secondes", Gender.Feminine));

    private static readonly Phrase TooOften = new(
        "I've been asked for that too often just now. I can try again in {0}.",
        "Danach wurde gerade zu oft gefragt. In {0} kann ich es wieder versuchen.",
        "On m'a demandé cela trop souvent à l'instant. Je pourrai réessayer dans {0}.");

    private static readonly Phrase NotBefore = new(
        "Rate limit exceeded: {0}. Don't repeat the call before {1} have passed; go on with something else meanwhile.",
        "Zu viele Aufrufe: {0}. Den Aufruf erst in {1} wiederholen; inzwischen mit etwas anderem weitermachen.",
        "Trop d'appels : {0}. Ne répéter l'appel que dans {1} ; continuer entre-temps avec autre chose.");

    public static ToolError ToolLimited(Rate rate, int seconds)
    {
        var wait = new Wording(language => Seconds.In(language, seconds));
        return new(ToolCodes.RateLimited, TooOften.With(wait), NotBefore.With(rate.ToString(), wait), Retryable: true)
        {
            Facts = new() { ["retry_after_seconds"] = seconds },
        };
    }

    /// <summary>A JSON-RPC error without id: the request has not been read.</summary>
    public static object McpLimited(Rate rate, int seconds) => new
    {
        jsonrpc = "2.0",
        error = new
        {
            code = LimitedRpcCode,
            message = $"Too many requests. {Remedy(seconds)}",
            data = new { code = ToolCodes.RateLimited, limit = rate.ToString(), retry_after_seconds = seconds },
        },
    };

    /// <summary>A JSON-RPC error without id: the request has not been read.</summary>
    public static object TooManyStreams(int perKey) => new
    {
        jsonrpc = "2.0",
        error = new
        {
            code = LimitedRpcCode,
            message = "Too many open streams. Close those that nobody reads, or open fewer of them.",
            data = new { code = TooManyStreamsCode, limit = perKey },
        },
    };

    /// <summary>For programs, which are told in English.</summary>
    public static string Remedy(int seconds) => $"Try again in {Seconds.In(SpokenLanguage.English, seconds)}.";
}
