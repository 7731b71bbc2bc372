namespace McpEdge.Conversations;

/// <summary>
/// What the request says of the call that it brings. It is read before any door, because a session goes on with a call when its request is
/// over, and the request's own data may be another's by then.
/// </summary>
/// <param name="Conversation">In the headers; null when they name none.</param>
/// <param name="IdempotencyKey">In the header <c>Idempotency-Key</c>; null when there is none.</param>
/// <param name="Disconnected">Signalled when the client goes away while this request waits for the answer.</param>
internal sealed record CallOrigin(string? Conversation, string? IdempotencyKey, CancellationToken Disconnected)
{
    private const int LongestKey = 255;

    // With HTTP and SSE the answer comes on the stream, whose end is the session's.
    private const string AnsweredElsewhere = "/mcp/message";

    private static readonly AsyncLocal<CallOrigin?> Flowing = new();

    /// <summary>How long it took to find out who calls.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Of the request that this code runs for; null outside requests.</summary>
    public static CallOrigin? Current => Flowing.Value;

    public static void Use(IApplicationBuilder app) => app.Use(next => context =>
    {
        Flowing.Value = Of(context);
        return next(context);
    });

    private static CallOrigin Of(HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        return new(
            ConversationReader.InHeaders(context.Request.Headers),
            key.Length is > 0 and <= LongestKey ? key : null,
            context.Request.Path.Value!.EndsWith(AnsweredElsewhere, StringComparison.OrdinalIgnoreCase) ? default : context.RequestAborted);
    }
}
