using System.Globalization;
using System.Net;

namespace McpEdge.Replicas;

/// <summary>What one process of the edge tells another with a request that it hands on: whose it is, which the connection doesn't say any more.</summary>
internal sealed class HandedRequest(ReplicaSeal seal, TimeProvider clock)
{
    private const string Header = "X-Edge-Handed";

    // Whoever overhears a request must not use its address for long.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public void Write(HttpContext context, HttpRequestMessage handed)
    {
        handed.Headers.Remove(Header);
        handed.Headers.TryAddWithoutValidation(Header, seal.Close(Header, string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow().ToUnixTimeSeconds()} {context.Request.Scheme} {context.Connection.RemoteIpAddress}")));
    }

    /// <summary>Gives the request the caller that it had at the other process. False when no process has handed it.</summary>
    public bool TryTake(HttpContext context)
    {
        if (!context.Request.Headers.Remove(Header, out var header)
            || seal.Open(Header, header.ToString())?.Split(' ') is not [var time, var scheme, var address]
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture)) > Lifetime)
        {
            return false;
        }

        context.Request.Scheme = scheme;
        context.Connection.RemoteIpAddress = IPAddress.TryParse(address, out var caller) ? caller : null;

        return true;
    }
}
