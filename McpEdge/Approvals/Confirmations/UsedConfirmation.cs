using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Approvals.Confirmations;

/// <summary>A token that has been used. Whoever adds its row first has used it, on whichever replica.</summary>
internal sealed class UsedConfirmation
{
    public required long Id { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Uses a token up; false when it was used before. Takes two expired ones away, so that the table stays small.</summary>
    public static async Task<bool> TryUseAsync(EdgeDbContext db, ReadToken token, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH expired AS (
                DELETE FROM used_confirmations WHERE id IN (
                    SELECT id FROM used_confirmations WHERE expires_at < {now} ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED)
            )
            INSERT INTO used_confirmations (id, expires_at) VALUES ({token.Id}, {token.ExpiresAt}) ON CONFLICT (id) DO NOTHING
            """,
            cancellationToken) == 1;
}

internal sealed class UsedConfirmationMapping : IEntityTypeConfiguration<UsedConfirmation>
{
    public void Configure(EntityTypeBuilder<UsedConfirmation> builder)
    {
        builder.ToTable("used_confirmations");
        builder.Property(used => used.Id).ValueGeneratedNever();
        builder.HasIndex(used => used.ExpiresAt);
    }
}
