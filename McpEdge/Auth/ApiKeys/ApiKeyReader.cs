using System.Security.Cryptography;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Reads a key of an enabled account from the database, or gives up in time.</summary>
internal sealed class ApiKeyReader(IServiceScopeFactory scopes, TimeProvider clock, IOptions<ApiKeyOptions> options)
{
    /// <exception cref="NpgsqlException">The database did not answer in time, or can't be reached.</exception>
    public async Task<ApiKey?> ReadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.LookupTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            // Cancelling a command waits for the server's answer to that, so the wait is ended as well as the command.
            return await OwnToken.UseAsync(own => QueryAsync(hash, own), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NpgsqlException("The keys could not be read in time.", new TimeoutException());
        }
    }

    private async Task<ApiKey?> QueryAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var found = await (
            from key in db.ApiKeys.AsNoTracking()
            join account in db.Accounts on key.Account equals account.Name
            where key.Hash == hash && account.DisabledAt == null
            select key).SingleOrDefaultAsync(cancellationToken);

        return found is not null && CryptographicOperations.FixedTimeEquals(found.Hash, hash) ? found : null;
    }
}
