using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>What a client says it can read.</summary>
internal static class AcceptHeader
{
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    // What the specification's SDKs send, word for word.
    private const string Both = $"{Json}, {EventStream}";

    public static bool AllowsEventStream(HttpRequest request) => Allows(request.GetTypedHeaders().Accept, EventStream);

    public static bool AllowsJsonAndEventStream(HttpRequest request)
    {
        if (request.Headers.Accept is [Both])
        {
            return true;
        }

        var accepted = request.GetTypedHeaders().Accept;
        return Allows(accepted, Json) && Allows(accepted, EventStream);
    }

    private static bool Allows(IList<MediaTypeHeaderValue> accepted, string mediaType)
    {
        foreach (var range in accepted)
        {
            if (range.MatchesMediaType(mediaType))
            {
                return true;
            }
        }

        return false;
    }
}
