using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>Ends sessions that nobody uses, and all of them when the host stops.</summary>
internal sealed class IdleSessionMonitor(SessionTable table, IOptions<HttpServerTransportOptions> options) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.SessionMode == HttpServerSessionMode.Stateless)
        {
            return Task.CompletedTask;
        }

        if (settings.IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(settings.IdleTimeout, TimeSpan.Zero, nameof(settings.IdleTimeout));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(settings.MaxIdleSessionCount, nameof(settings.MaxIdleSessionCount));
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await table.EndAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, options.Value.TimeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await table.PruneAsync();
        }
    }
}
