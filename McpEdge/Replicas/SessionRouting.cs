namespace McpEdge.Replicas;

/// <summary>
/// Lets a request of a session come in at any process: one that belongs to another is handed on to it. When that process is gone the
/// session is unknown here, as MCP has it, and its client begins another one.
/// </summary>
internal sealed class SessionRouting(RequestDelegate next, ReplicaAddress own, HandedRequest handed, ReplicaForwarder forwarder)
{
    private readonly Func<object, Task> _addOwn = state =>
    {
        var context = (HttpContext)state;
        if (SessionAddress.IsIn(context.Response))
        {
            SessionAddress.Add(context.Response, own.NameFor(context));
        }

        return Task.CompletedTask;
    };

    public async Task InvokeAsync(HttpContext context)
    {
        // Handed on once only: two processes that took each other for the owner would do so for ever.
        var isHanded = handed.TryTake(context);
        if (SessionAddress.In(context.Request) is { } name)
        {
            if (!isHanded && OwnerOf(name, context) is { } owner && await forwarder.TryForwardAsync(context, owner))
            {
                return;
            }

            SessionAddress.Remove(context.Request);
        }

        context.Response.OnStarting(_addOwn, context);
        await next(context);
    }

    private Uri? OwnerOf(string name, HttpContext context) =>
        name != own.NameFor(context) && own.Read(name) is { } owner && !own.Is(context, owner) ? owner : null;
}
