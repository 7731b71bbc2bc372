using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace InventoryService.Stock;

/// <summary>
/// Releases every reservation whose time is over, one transaction each. Replicas share them out: a row that another one works on is
/// passed over.
/// </summary>
internal sealed class ExpireReservations(
    InventoryDbContext db, StockLedger ledger, IOptions<StockOptions> options, TimeProvider clock, ILogger<ExpireReservations> log)
{
    private static readonly TimeSpan Passed = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the next one may lapse.</summary>
    public async Task<DateTimeOffset> HandleAsync(CancellationToken cancellationToken)
    {
        while (await ledger.RunAsync(ExpireOneAsync, cancellationToken) is { } orderId)
        {
            log.ReservationExpired(orderId);
            db.ChangeTracker.Clear();
        }

        return await NextAsync(cancellationToken);
    }

    private async Task<Guid?> ExpireOneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lapsed = await db.Reservations
            .FromSql(
                $"""
                SELECT * FROM reservations WHERE status = 'held' AND expires_at <= {now}
                ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            .ToListAsync(cancellationToken);

        if (lapsed is not [var reservation])
            return null;

        await db.Entry(reservation).Collection(found => found.Lines).LoadAsync(cancellationToken);
        reservation.Expire(await ledger.LockAsync(reservation, cancellationToken), now);

        return reservation.OrderId;
    }

    private async Task<DateTimeOffset> NextAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = await db.Reservations
            .Where(reservation => reservation.Status == ReservationStatus.Held)
            .MinAsync(reservation => (DateTimeOffset?)reservation.ExpiresAt, cancellationToken);

        // What is reserved from now on, by whichever replica, lapses a lifetime later at the earliest: until then nobody need tell us.
        var latest = now + options.Value.ReservationLifetime;

        return next switch
        {
            null => latest,
            { } passed when passed <= now => now + Passed,
            { } known => known < latest ? known : latest,
        };
    }
}

/// <summary>Runs <see cref="ExpireReservations"/> whenever a reservation lapses.</summary>
internal sealed class ReservationSweeper(
    MigrationState database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReservationSweeper> log) : DueWorker(database, scopes, clock, log)
{
    protected override Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ExpireReservations>().HandleAsync(cancellationToken);
}
