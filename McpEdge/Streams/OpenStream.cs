using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authentication;

namespace McpEdge.Streams;

/// <summary>A request whose answer does not end by itself.</summary>
internal sealed class OpenStream(HttpContext context, Caller caller)
{
    private readonly Lock _lock = new();
    private bool _isOver;

    public Caller Caller => caller;

    /// <summary>The key that was shown; null for a token.</summary>
    public string? Key { get; } = caller.IsToken ? null : ShownKey.In(context.Request.Headers).Key;

    /// <summary>When a token expires; keys are asked after.</summary>
    public DateTimeOffset? Expires { get; } =
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;

    /// <summary>Breaks it off, unless it is over.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                context.Abort();
            }
        }
    }

    /// <summary>From now on the context may serve the next request of its connection, and is no longer this stream's to end.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _isOver = true;
        }
    }
}
