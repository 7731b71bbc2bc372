using Npgsql;

namespace ServiceDefaults.Tests.Changes;

/// <summary>Someone who writes to the service's database and tells nobody.</summary>
internal sealed class OtherProcess(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public Task<object?> RunAsync(string sql) => RunAsync(_source.CreateCommand(sql));

    public Task AddAsync(string name) => RunAsync(Insert(_source.CreateCommand(), name));

    /// <summary>A transaction that has added a row and is not over.</summary>
    public async Task<NpgsqlTransaction> BeginAsync(string name)
    {
        var connection = await _source.OpenConnectionAsync(Ended);
        var transaction = await connection.BeginTransactionAsync(Ended);
        await AddAsync(transaction, name);

        return transaction;
    }

    public static Task AddAsync(NpgsqlTransaction transaction, string name) => RunAsync(Insert(transaction.Connection!.CreateCommand(), name));

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlCommand Insert(NpgsqlCommand command, string name)
    {
        command.CommandText = "INSERT INTO samples (id, display_name, created_at) VALUES ($1, $2, now())";
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = name });

        return command;
    }

    private static async Task<object?> RunAsync(NpgsqlCommand command)
    {
        await using (command)
            return await command.ExecuteScalarAsync(Ended);
    }
}
