using System.Threading.RateLimiting;

namespace McpEdge.Limits;

/// <summary>
/// A shared bucket as one process sees it. It takes several permits at once and spends them by itself, so that few calls ask Redis; what it
/// took is gone for the others, so together they never admit more than the bucket holds, and a caller may be refused one such lease early.
/// While Redis is away, a bucket of this process decides, which has counted all along.
/// </summary>
internal sealed class LeasedBucket(BucketName name, SharedBuckets shared, double localShare, TimeProvider clock) : RateLimiter
{
    // A twentieth of the limit for a twentieth of its window: what a lease can be spent late, it can exceed the limit by.
    private const int Leases = 20;
    private const int LargestLease = 1_000;

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly LocalBucket _local = new(name.Rate.Times(localShare));
    private int _leased;
    private TimeSpan _leaseEnds;
    private TimeSpan _refusedUntil;
    private Task<bool>? _taking;

    /// <summary>Since when there is nothing to remember; null while there is.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                return _local.FullFor(Now);
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Decides without Redis; a refusal without a time to come back means that it must be asked.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Decide() ?? LimitLease.Refused(TimeSpan.Zero);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        LimitLease? decided;
        while ((decided = Decide()) is null)
        {
            if (!await TakeLeaseAsync())
            {
                return DecideAlone();
            }
        }

        return decided;
    }

    private LimitLease? Decide()
    {
        lock (_gate)
        {
            var now = Now;
            if (_leased > 0 && now < _leaseEnds)
            {
                _leased--;
                _local.Charge(now);
                return LimitLease.Granted;
            }

            if (now < _refusedUntil)
            {
                return LimitLease.Refused(_refusedUntil - now);
            }

            return shared.AreAway ? DecideAlone() : null;
        }
    }

    private LimitLease DecideAlone()
    {
        lock (_gate)
        {
            var wait = _local.Take(Now);
            return wait > TimeSpan.Zero ? LimitLease.Refused(wait) : LimitLease.Granted;
        }
    }

    // Calls that wait at the same time wait for the same lease.
    private Task<bool> TakeLeaseAsync()
    {
        lock (_gate)
        {
            return _taking is { IsCompleted: false } ? _taking : _taking = AskAsync();
        }
    }

    private async Task<bool> AskAsync()
    {
        var grant = await shared.TakeAsync(name, Math.Clamp(name.Rate.Permits / Leases, 1, LargestLease));
        lock (_gate)
        {
            if (grant is not { } given)
            {
                return false;
            }

            var now = Now;
            _leased = given.Permits + (now < _leaseEnds ? _leased : 0);
            _leaseEnds = now + (name.Rate.Window / Leases);
            _refusedUntil = now + given.RetryAfter;
            return true;
        }
    }
}
