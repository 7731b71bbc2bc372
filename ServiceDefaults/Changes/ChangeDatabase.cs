using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDefaults.Data;

namespace ServiceDefaults.Changes;

/// <summary>The feed's own way to the database, so that streams and the service's calls do not wait for each other's connections.</summary>
internal sealed class ChangeDatabase(IServiceScopeFactory scopes, Type context, IEnumerable<MigrationState> databases) : IAsyncDisposable
{
    private const int MaxConnections = 4;
    private const int KeepAliveSeconds = 10;

    private readonly Lazy<NpgsqlDataSource> _source = new(() => NpgsqlDataSource.Create(AddressOf(scopes, context)));

    public NpgsqlDataSource Source => _source.Value;

    /// <summary>Ends when the schema is there.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(databases.Select(database => database.Completion)).WaitAsync(cancellationToken);

    /// <summary>A connection on which nothing is said for hours, so it asks itself whether the server is still there.</summary>
    public NpgsqlConnection CreateQuiet()
    {
        var address = AddressOf(scopes, context);
        (address.Pooling, address.KeepAlive) = (false, KeepAliveSeconds);

        return new(address.ConnectionString);
    }

    public ValueTask DisposeAsync() => _source.IsValueCreated ? _source.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static NpgsqlConnectionStringBuilder AddressOf(IServiceScopeFactory scopes, Type context)
    {
        using var scope = scopes.CreateScope();

        return new(((DbContext)scope.ServiceProvider.GetRequiredService(context)).Database.GetConnectionString()) { MaxPoolSize = MaxConnections };
    }
}
