using McpEdge.Changes;
using McpEdge.Data;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ServiceDefaults.Options;

namespace McpEdge.Subscriptions;

/// <summary>Telling clients of changes, as each protocol revision has it.</summary>
internal static class SubscriptionsSetup
{
    public static void AddSubscriptions(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<SubscriptionOptions>();
        builder.Services.AddSingleton<SubscriptionHub>();
        builder.Services.AddSingleton<Grants>();
        builder.Services.AddSingleton<ListenHandler>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddChangeListener<ResourceChanges>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ResourceChanges>());
        builder.Services.AddSingleton<ApprovalChanges>();
        builder.Services.AddSingleton<IEdgeListener>(services => services.GetRequiredService<ApprovalChanges>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ApprovalChanges>());
        builder.Services.AddOptions<HttpServerTransportOptions>().Configure<Sessions>((transport, sessions) =>
        {
#pragma warning disable MCPEXP002 // The only way to know when a session ends.
            transport.RunSessionHandler = (_, server, cancellationToken) => sessions.RunAsync(server, cancellationToken);
#pragma warning restore MCPEXP002
        });
        builder.Services.AddHostedService<ToolChanges>();
        builder.Services.AddOptions<McpServerOptions>().Configure<ListenHandler, Sessions>(Configure);
    }

    private static void Configure(McpServerOptions server, ListenHandler listen, Sessions sessions)
    {
        server.Capabilities ??= new();
        server.Capabilities.Resources = new ResourcesCapability { Subscribe = true };
        server.Capabilities.Tools ??= new();
        server.Capabilities.Tools.ListChanged = true;
        server.Handlers.SubscriptionsListenHandler = listen.ListenAsync;
        server.Handlers.SubscribeToResourcesHandler = sessions.SubscribeAsync;
        server.Handlers.UnsubscribeFromResourcesHandler = sessions.UnsubscribeAsync;
    }
}
