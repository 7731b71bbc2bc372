using System.Text;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals.Confirmations;

/// <summary>Knows the secret that all replicas sign with.</summary>
internal sealed class ConfirmationSecret(IServiceScopeFactory scopes, IOptions<ConfirmationOptions> options)
{
    private byte[]? _secret = options.Value.SigningKey is { } configured ? Encoding.UTF8.GetBytes(configured) : null;

    public ValueTask<byte[]> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _secret) is { } known ? ValueTask.FromResult(known) : ReadAsync(cancellationToken);

    private async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var secret = await db.ConfirmationKeys.AsNoTracking().Select(key => key.Secret).SingleAsync(cancellationToken);
        Volatile.Write(ref _secret, secret);

        return secret;
    }
}
