using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds servers that speak the Redis protocol.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>Adds a server with a generated password.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port) =>
        builder.AddRedis(name, port, null);

    /// <summary>Adds a server. Its password is generated once and kept, unless a parameter is given.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateKeptPassword(
            builder, $"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false });
        var server = builder.AddResource(new RedisResource(name, secret));
        server.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, "redis", name: RedisResource.PrimaryEndpointName, port: port)
        {
            TargetHost = "127.0.0.1",
        });
        server.WithAnnotation(new ProcessLauncherAnnotation((context, token) => RedisLauncher.PrepareAsync(server.Resource, context, token)));

        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, new RedisHealthCheck(server.Resource), HealthStatus.Unhealthy, tags: null));
        return server.WithHealthCheck(key);
    }

    /// <summary>Chooses the password; null demands none.</summary>
    public static IResourceBuilder<RedisResource> WithPassword(
        this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource>? password)
    {
        builder.Resource.PasswordParameter = password?.Resource;
        return builder;
    }

    /// <summary>Chooses the port.</summary>
    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port) =>
        builder.WithEndpoint(RedisResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
}
