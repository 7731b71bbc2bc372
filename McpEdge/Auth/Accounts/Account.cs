using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Auth.Accounts;

/// <summary>A business whose agents call.</summary>
internal sealed class Account
{
    public const int LongestName = 100;

    /// <summary>Lower case letters, digits and hyphens; what keys and records refer to, so it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when none of its keys is good; null while they are.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasKey(account => account.Name);
        builder.Property(account => account.Name).HasMaxLength(Account.LongestName);
        builder.Property(account => account.Title).HasMaxLength(200);
    }
}
