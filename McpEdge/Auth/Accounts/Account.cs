using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Auth.Accounts;

/// <summary>A business whose agents call.</summary>
internal sealed partial class Account
{
    public const int LongestName = 100;

    /// <summary>Lower case letters, digits and hyphens; what keys and records refer to, so it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when none of its keys is good; null while they are.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Whether an account can have this name, whether or not one has.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
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
