using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authentication;

namespace McpEdge.Streams;

/// <summary>A request whose answer does not end by itself.</summary>
internal sealed class OpenStream(HttpContext context, Caller caller)
{
    public Caller Caller => caller;

    /// <summary>The key that was shown; null for a token.</summary>
    public string? Key { get; } = caller.IsToken ? null : ShownKey.In(context.Request.Headers).Key;

    /// <summary>When a token expires; keys are asked after.</summary>
    public DateTimeOffset? Expires { get; } =
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;

    public void End() => context.Abort();
}
