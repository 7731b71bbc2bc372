using McpEdge.Limits;
using McpEdge.Tests.Redis;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Pipeline;

/// <summary>Steps of the pipeline in a process that stands alone.</summary>
internal static class PipelineParts
{
    public static ToolLimits Limits(LimitOptions? options = null)
    {
        var limits = Options.Create(options ?? new LimitOptions());
        return new(new LimitRates(limits), new LimitBuckets(new SharedBuckets(RedisLinks.Away()), limits, TimeProvider.System));
    }
}
