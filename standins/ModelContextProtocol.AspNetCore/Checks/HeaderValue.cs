using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>A header that repeats a value of the body, decoded.</summary>
internal readonly record struct HeaderValue(bool Present, string? Decoded)
{
    /// <summary>True when the header is there but is not what the encoding allows.</summary>
    public bool Malformed => Present && Decoded is null;

    public static HeaderValue Read(HttpRequest request, string name)
    {
        if (!request.Headers.TryGetValue(name, out var values) || values.Count == 0)
        {
            return default;
        }

        var raw = values.ToString();
        return new(true, IsPlain(raw) ? McpHeaderEncoder.DecodeValue(raw) : null);
    }

    private static bool IsPlain(string raw)
    {
        foreach (var c in raw)
        {
            if (c is (< ' ' or > '~') and not '\t')
            {
                return false;
            }
        }

        return true;
    }
}
