using McpEdge.Data;
using ServiceDefaults.Options;

namespace McpEdge.Streams;

/// <summary>How many event streams clients may hold open, and for how long.</summary>
internal static class StreamsSetup
{
    public static void AddStreamLimit(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<StreamOptions>();
        builder.Services.AddSingleton<OpenStreams>();
        builder.Services.AddSingleton<StreamMonitor>();
        // After the keys' own memory: whoever hears second asks it and gets the new answer.
        builder.Services.AddSingleton<IEdgeListener>(services => services.GetRequiredService<StreamMonitor>());
        builder.Services.AddHostedService(services => services.GetRequiredService<StreamMonitor>());
    }

    /// <summary>Comes after authorization: who listens must be known.</summary>
    public static IApplicationBuilder UseStreamLimit(this IApplicationBuilder app) => app.UseMiddleware<StreamLimit>();

    /// <summary>Counts the streams at these addresses.</summary>
    public static TBuilder LimitStreams<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new StreamingEndpoint());
}
