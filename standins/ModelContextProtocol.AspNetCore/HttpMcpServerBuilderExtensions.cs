using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.AspNetCore.Authorization;
using ModelContextProtocol.AspNetCore.Checks;
using ModelContextProtocol.AspNetCore.LegacySse;
using ModelContextProtocol.AspNetCore.Serving;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the HTTP side to an MCP server.</summary>
public static class HttpMcpServerBuilderExtensions
{
    /// <summary>Registers Streamable HTTP and, where the options ask for it, HTTP+SSE. <c>MapMcp</c> gives them addresses.</summary>
    public static IMcpServerBuilder WithHttpTransport(
        this IMcpServerBuilder builder, Action<HttpServerTransportOptions>? configureOptions = null)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        McpHttpOptions.AddTo(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<McpServerOptions>, MissingAuthorizationFilters>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<McpServerOptions>, ParametersFilter>());
        AddRequests(services);
        AddSessions(services);
        if (configureOptions is not null)
        {
            services.Configure(configureOptions);
        }

        return builder;
    }

    /// <summary>Lets authorization attributes on tools, prompts and resources decide who sees and uses them.</summary>
    public static IMcpServerBuilder AddAuthorizationFilters(this IMcpServerBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<McpServerOptions>, AuthorizationFilters>());
        return builder;
    }

    /// <summary>Keeps events in the application's distributed cache, so that broken streams may be resumed.</summary>
    [Obsolete("Sessions are deprecated by the 2026-07-28 protocol.", DiagnosticId = "MCP9006")]
    public static IMcpServerBuilder WithDistributedCacheEventStreamStore(
        this IMcpServerBuilder builder, Action<DistributedCacheEventStreamStoreOptions>? configureOptions = null)
    {
        var services = builder.Services;
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<DistributedCacheEventStreamStoreOptions>, DistributedEventStoreSetup>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<DistributedCacheEventStreamStoreOptions>, DistributedEventStoreSetup>());
        services.TryAddSingleton<ISseEventStreamStore, DistributedCacheEventStreamStore>();
        if (configureOptions is not null)
        {
            services.Configure(configureOptions);
        }

        return builder;
    }

    private static void AddRequests(IServiceCollection services)
    {
        services.TryAddSingleton<SupportedVersions>();
        services.TryAddSingleton<VersionCheck>();
        services.TryAddSingleton<RoutingHeaderCheck>();
        services.TryAddSingleton<ToolHeaderCheck>();
        services.TryAddSingleton<RequestChecks>();
        services.TryAddSingleton<ServerRunner>();
        services.TryAddSingleton<PostResponder>();
        services.TryAddSingleton<ListenCompletion>();
        services.TryAddSingleton<IdleServers>();
        services.TryAddSingleton<StatelessRequests>();
        services.TryAddSingleton<PostEndpoint>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.TryAddSingleton<SessionTable>();
        services.TryAddSingleton<SessionFactory>();
        services.TryAddSingleton<SessionLookup>();
        services.TryAddSingleton<SessionRequests>();
        services.TryAddSingleton<GetEndpoint>();
        services.TryAddSingleton<DeleteEndpoint>();
        services.TryAddSingleton<SseSessions>();
        services.TryAddSingleton<SseEndpoint>();
        services.TryAddSingleton<MessageEndpoint>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IdleSessionMonitor>());
    }
}
