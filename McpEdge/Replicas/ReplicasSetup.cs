using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Options;

namespace McpEdge.Replicas;

/// <summary>Several processes behind one address, none of which a client has to come back to.</summary>
internal static class ReplicasSetup
{
    private const string Stream = "/mcp/sse";

    public static void AddReplicas(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ReplicaOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddSingleton<ReplicaSeal>()
            .AddSingleton<ReplicaAddress>()
            .AddSingleton<HandedRequest>()
            .AddSingleton<ReplicaForwarder>();
    }

    /// <summary>Comes after the caller's address is known and before anything looks at it; the path may be another one afterwards.</summary>
    public static IApplicationBuilder UseSessionRouting(this IApplicationBuilder app)
    {
        app.UseMiddleware<SessionRouting>();
        return app.UseRouting();
    }

    /// <summary>Tells clients of the older transport with SSE to send their messages to this process. Comes last: only the transport may see it.</summary>
    public static IApplicationBuilder UseMessageRouting(this IApplicationBuilder app)
    {
        var own = app.ApplicationServices.GetRequiredService<ReplicaAddress>();
        return app.Use((context, next) =>
        {
            if (context.Request.Path.Value!.EndsWith(Stream, StringComparison.OrdinalIgnoreCase))
            {
                context.Request.PathBase = SessionAddress.Base(own.NameFor(context));
            }

            return next(context);
        });
    }
}
