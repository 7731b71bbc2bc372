using System.Text.Json;
using Microsoft.Extensions.Options;

namespace McpEdge.Audit;

/// <summary>
/// Records who was not let in. A stranger decides how many there are, so only the first ones of a minute get an entry of their own;
/// the rest is one entry with their number, when the next stranger comes or the process ends.
/// </summary>
internal sealed class StrangerAudit(AuditQueue queue, IOptions<AuditOptions> options, TimeProvider clock) : IHostedService
{
    private const string Code = "UNAUTHENTICATED";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _windowEnd;
    private long _inWindow;

    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized
            || (context.Response.StatusCode == StatusCodes.Status429TooManyRequests && context.User.Identity?.IsAuthenticated is not true))
        {
            Record(context);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Summarise(Close(clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    private void Record(HttpContext context)
    {
        var now = clock.GetUtcNow();
        long more = 0;
        bool own;
        lock (_gate)
        {
            more = now >= _windowEnd ? Close(now) : 0;
            own = ++_inWindow <= options.Value.StrangersPerMinute;
        }

        Summarise(more);
        if (own)
        {
            Add(now, new { address = context.Connection.RemoteIpAddress?.ToString(), route = RouteOf(context) });
        }
    }

    // How many of the minute that is over had no entry of their own.
    private long Close(DateTimeOffset now)
    {
        lock (_gate)
        {
            var more = Math.Max(0, _inWindow - options.Value.StrangersPerMinute);
            _inWindow = 0;
            _windowEnd = now + Minute;

            return more;
        }
    }

    private void Summarise(long more)
    {
        if (more > 0)
        {
            Add(clock.GetUtcNow(), new { more });
        }
    }

    // The route, not the path, which a stranger chose.
    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private void Add(DateTimeOffset now, object facts) => queue.Add(() => new()
    {
        Id = AuditId.At(now),
        At = now,
        Arguments = JsonSerializer.Serialize(facts),
        Outcome = AuditOutcome.Refused,
        Code = Code,
    });
}
