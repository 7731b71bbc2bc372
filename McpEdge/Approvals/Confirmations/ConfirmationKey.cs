using System.Security.Cryptography;
using System.Text;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals.Confirmations;

/// <summary>The secret in the database that signs confirmations where none is configured: one row.</summary>
internal sealed class ConfirmationKey
{
    private const int Bytes = 32;
    private const int Only = 1;

    public required int Id { get; init; }

    public required byte[] Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Makes the secret if there is none. Several replicas may try at once.</summary>
    public static Task WriteAsync(EdgeDbContext db, TimeProvider clock, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO confirmation_keys (id, secret, created_at)
            VALUES ({Only}, {RandomNumberGenerator.GetBytes(Bytes)}, {clock.GetUtcNow()})
            ON CONFLICT (id) DO NOTHING
            """,
            cancellationToken);
}

internal sealed class ConfirmationKeyMapping : IEntityTypeConfiguration<ConfirmationKey>
{
    public void Configure(EntityTypeBuilder<ConfirmationKey> builder)
    {
        builder.ToTable("confirmation_keys");
        builder.Property(key => key.Id).ValueGeneratedNever();
    }
}

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
