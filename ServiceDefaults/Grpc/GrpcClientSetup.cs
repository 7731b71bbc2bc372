using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceDefaults.Discovery;
using ServiceDefaults.Options;

namespace ServiceDefaults.Grpc;

/// <summary>Clients of the platform's gRPC services.</summary>
public static class GrpcClientSetup
{
    /// <summary>
    /// Adds <typeparamref name="TClient"/> for the service <paramref name="service"/>, found as <c>http://_grpc.{service}</c>. Its calls carry
    /// the service token, end with the call they are made for, and obey <see cref="GrpcClientOptions"/>.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="name">Name of the client, where several services have the contract; null: that of its type.</param>
    public static IHttpClientBuilder AddGrpcServiceClient<TClient>(this IHostApplicationBuilder builder, string service, string? name = null)
        where TClient : ClientBase
    {
        var address = new Uri($"http://_grpc.{service}");

        builder.AddValidatedOptions<ServiceAuthOptions>();
        builder.AddValidatedOptions<GrpcClientOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ServiceResolver>();
        builder.Services.TryAddTransient<ServiceDiscoveryHandler>();
        builder.Services.TryAddSingleton<OutgoingCallInterceptor>();
        builder.Services.TryAddKeyedSingleton(service, (services, _) => Breaker(services, service));
        RequireAddress(builder.Services, service, address);

        return builder.Services.AddGrpcClient<TClient>(name ?? typeof(TClient).Name, client => client.Address = address)
            .ConfigurePrimaryHttpMessageHandler(services => Handler(services.GetRequiredService<IOptions<GrpcClientOptions>>().Value))
            .ConfigureChannel((services, channel) => Configure<TClient>(channel, services.GetRequiredService<IOptions<GrpcClientOptions>>().Value))
            .AddInterceptor(services => services.GetRequiredService<OutgoingCallInterceptor>())
            .AddInterceptor(services => new BreakerInterceptor(services.GetRequiredKeyedService<ServiceBreaker>(service)))
            .RemoveAllLoggers();
    }

    private static void Configure<TClient>(GrpcChannelOptions channel, GrpcClientOptions options)
    {
        channel.ServiceConfig = RetryPolicies.For<TClient>(options);
        channel.MaxReceiveMessageSize = options.MaxAnswerBytes;
        channel.MaxRetryAttempts = options.MaxAttempts;
    }

    private static SocketsHttpHandler Handler(GrpcClientOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = options.MaxConnections,
        KeepAlivePingDelay = options.KeepAliveDelay,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        // A service that moved is found again; calls in flight end on the old connection.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Otherwise the channel itself looks the address up and connects, before the discovery handler has seen the service name.
        Properties = { ["__GrpcLoadBalancingDisabled"] = true },
    };

    private static ServiceBreaker Breaker(IServiceProvider services, string service) => new(
        service,
        services.GetRequiredService<IOptions<GrpcClientOptions>>().Value,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<ServiceBreaker>>());

    private static void RequireAddress(IServiceCollection services, string service, Uri address) =>
        services.AddOptions<ServiceAddressOptions>(service)
            .Configure<ServiceResolver>((options, resolver) => options.Address = resolver.Resolve(address))
            .ValidateOnStart();

    /// <summary>Resolved once at the start, so that a missing address is told then and not to the first caller.</summary>
    private sealed class ServiceAddressOptions
    {
        public Uri? Address { get; set; }
    }
}
