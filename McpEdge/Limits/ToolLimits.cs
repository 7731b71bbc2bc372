using System.Threading.RateLimiting;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Tools;

namespace McpEdge.Limits;

/// <summary>Limits the calls of one tool with one key.</summary>
internal sealed class ToolLimits(LimitRates rates, LimitBuckets buckets) : IDisposable
{
    private readonly PartitionedRateLimiter<BucketName> _limiter =
        PartitionedRateLimiter.Create<BucketName, BucketName>(name => RateLimitPartition.Get(name, buckets.Create));

    /// <exception cref="ToolRefusedException">Too many calls.</exception>
    public ValueTask DemandAsync(Tool tool, Caller caller, CancellationToken cancellationToken)
    {
        var name = rates.Of(tool, caller);
        using var lease = _limiter.AttemptAcquire(name);

        return lease.IsAcquired ? ValueTask.CompletedTask : new(AskAsync(name, cancellationToken));
    }

    public void Dispose() => _limiter.Dispose();

    private async Task AskAsync(BucketName name, CancellationToken cancellationToken)
    {
        using var lease = await _limiter.AcquireAsync(name, cancellationToken: cancellationToken);
        if (!lease.IsAcquired)
        {
            throw new ToolRefusedException(LimitErrors.ToolLimited(name.Rate, LimitLease.SecondsOf(lease)));
        }
    }
}
