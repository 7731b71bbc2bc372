using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds PostgreSQL servers and their databases.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>Adds a server. Its password is generated once and kept, unless a parameter is given.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateKeptPassword(
            builder, $"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false });
        var server = builder.AddResource(new PostgresServerResource(name, userName?.Resource, secret));
        server.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, "tcp", name: PostgresServerResource.PrimaryEndpointName, port: port));
        server.WithAnnotation(new ProcessLauncherAnnotation((context, token) => PostgresLauncher.PrepareAsync(server.Resource, context, token)));
        builder.Eventing.Subscribe<ResourceReadyEvent>(
            server.Resource, (ready, token) => DatabaseCreation.CreateAllAsync(server.Resource, builder.Resources, token));
        return AddCheck(server, server.Resource.PrimaryEndpoint, server.Resource.ConnectionStringExpression);
    }

    /// <summary>Adds a database, which is created when the server is there.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(name, database.DatabaseName);
        return AddCheck(builder.ApplicationBuilder.AddResource(database), builder.Resource.PrimaryEndpoint, database.ConnectionStringExpression);
    }

    /// <summary>Replaces the statement that creates the database.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> WithCreationScript(
        this IResourceBuilder<PostgresDatabaseResource> builder, string script) =>
        builder.WithAnnotation(new CreationScriptAnnotation(script), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Keeps the data between runs, in a folder of the application's state.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        isReadOnly
            ? throw new DistributedApplicationException("A PostgreSQL server cannot run on data that is read-only.")
            : builder.WithAnnotation(new DataVolumeAnnotation(name ?? builder.Resource.Name), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Chooses the port.</summary>
    public static IResourceBuilder<PostgresServerResource> WithHostPort(this IResourceBuilder<PostgresServerResource> builder, int? port) =>
        builder.WithEndpoint(PostgresServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);

    /// <summary>Chooses the superuser's name.</summary>
    public static IResourceBuilder<PostgresServerResource> WithUserName(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        builder.Resource.UserNameParameter = userName.Resource;
        return builder;
    }

    /// <summary>Chooses the superuser's password.</summary>
    public static IResourceBuilder<PostgresServerResource> WithPassword(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    private static IResourceBuilder<T> AddCheck<T>(
        IResourceBuilder<T> builder, EndpointReference endpoint, ReferenceExpression connectionString)
        where T : IResource
    {
        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, new PostgresHealthCheck(endpoint, connectionString), HealthStatus.Unhealthy, tags: null));
        return builder.WithHealthCheck(key);
    }
}
