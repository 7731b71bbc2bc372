using System.Security.Cryptography;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
