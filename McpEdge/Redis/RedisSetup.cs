using ServiceDefaults.Options;

namespace McpEdge.Redis;

internal static class RedisSetup
{
    /// <summary>Comes after the client has been added.</summary>
    public static void AddRedisLink(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<RedisOptions>();
        builder.Services.AddSingleton<RedisLink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedisLink>());
    }
}
