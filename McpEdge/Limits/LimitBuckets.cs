using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace McpEdge.Limits;

/// <summary>Makes buckets.</summary>
internal sealed class LimitBuckets(SharedBuckets shared, IOptions<LimitOptions> options, TimeProvider clock)
{
    public RateLimiter Create(BucketName name) => new LeasedBucket(name, shared, options.Value.LocalShare, clock);
}
