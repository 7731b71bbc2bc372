using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace McpEdge.Limits;

/// <summary>Whether a call may go on, and when to come back if not.</summary>
internal sealed class LimitLease : RateLimitLease
{
    private static readonly string[] Names = [MetadataName.RetryAfter.Name];

    private readonly TimeSpan? _retryAfter;

    private LimitLease(TimeSpan? retryAfter) => _retryAfter = retryAfter;

    public static LimitLease Granted { get; } = new(null);

    public override bool IsAcquired => _retryAfter is null;

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : Names;

    public static LimitLease Refused(TimeSpan retryAfter) => new(retryAfter);

    /// <summary>Whole seconds after which a refused call may be repeated, at least one.</summary>
    public static int SecondsOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? SecondsOf(time) : 1;

    /// <summary>Whole seconds, at least one.</summary>
    public static int SecondsOf(TimeSpan retryAfter) => Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }
}
