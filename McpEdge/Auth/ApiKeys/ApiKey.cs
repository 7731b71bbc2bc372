using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Auth.ApiKeys;

/// <summary>A key of an account. Several may be active, so that a key can be replaced without an outage.</summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }

    public required string Account { get; init; }

    /// <summary>For the people who look after keys.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="ApiKeyHash"/>; the key itself is nowhere.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What the key may do, such as <c>customers:read</c>; <c>*</c> is everything.</summary>
    public required string[] Scopes { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Account).HasMaxLength(100);
        builder.Property(key => key.Name).HasMaxLength(100);

        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => key.Account);
    }
}
