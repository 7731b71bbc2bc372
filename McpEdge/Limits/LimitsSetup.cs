using McpEdge.Streams;
using Microsoft.AspNetCore.RateLimiting;
using ServiceDefaults.Options;

namespace McpEdge.Limits;

/// <summary>How often callers may call, and how many streams they may hold open.</summary>
internal static class LimitsSetup
{
    private const string Mcp = "mcp";
    private const string Rest = "rest";

    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<LimitOptions>();
        builder.Services.AddSingleton<LimitRates>();
        builder.Services.AddSingleton<SharedBuckets>();
        builder.Services.AddSingleton<LimitBuckets>();
        builder.Services.AddSingleton<ToolLimits>();
        builder.AddStreamLimit();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<LimitRates, LimitBuckets>((limiter, rates, buckets) =>
        {
            limiter.AddPolicy(Mcp, new RequestLimit(rates.Mcp, buckets.Create, speaksMcp: true));
            limiter.AddPolicy(Rest, new RequestLimit(rates.Rest, buckets.Create, speaksMcp: false));
        });
    }

    /// <summary>Comes after authorization: who calls must be known.</summary>
    public static IApplicationBuilder UseLimits(this IApplicationBuilder app) => app.UseRateLimiter().UseStreamLimit();

    /// <summary>Limits the requests of each key to MCP, and its streams.</summary>
    public static TBuilder LimitMcp<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireRateLimiting(Mcp).LimitStreams();

    /// <summary>Limits the requests of each key to an address that isn't MCP.</summary>
    public static TBuilder LimitRest<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireRateLimiting(Rest);
}
