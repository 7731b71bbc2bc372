using System.Net;
using McpEdge.Auth.Accounts;
using McpEdge.Toolsets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using IPNetwork = System.Net.IPNetwork;

namespace McpEdge.Auth.ApiKeys;

/// <summary>A key of an account. Several may be active, so that a key can be replaced without an outage.</summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>Name of an <see cref="Accounts.Account"/>.</summary>
    public required string Account { get; init; }

    /// <summary>For the people who look after keys.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="ApiKeyHash"/>; the key itself is nowhere.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What the key may do, such as <c>customers:read</c>; <c>*</c> is everything.</summary>
    public required string[] Scopes { get; set; }

    /// <summary>The tools that it is shown, and the only ones it may call unless this is <c>all</c>.</summary>
    public string Toolset { get; init; } = ToolsetDefinition.All;

    /// <summary>Where it may be used from; empty: anywhere.</summary>
    public IPNetwork[] AllowedNetworks { get; init; } = [];

    /// <summary>The language that its callers speak, such as <c>de-DE</c> (BCP 47); null: the default.</summary>
    public string? Locale { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Written in batches, so it may be late by <see cref="ApiKeyOptions.LastUsedInterval"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public bool Admits(IPAddress? address) => AllowedNetworks.Length == 0 || Security.Networks.Include(AllowedNetworks, address);
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Account).HasMaxLength(Account.LongestName);
        builder.Property(key => key.Name).HasMaxLength(100);
        builder.Property(key => key.Toolset).HasMaxLength(100).HasDefaultValue(ToolsetDefinition.All);
        builder.Property(key => key.AllowedNetworks).HasDefaultValueSql("'{}'");
        builder.Property(key => key.Locale).HasMaxLength(35);

        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => key.Account);
    }
}
