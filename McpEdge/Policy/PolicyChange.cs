using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Policy;

/// <summary>Who changed a policy, when, from what to what and why. The database lets nobody change or remove these rows.</summary>
internal sealed class PolicyChange
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account and key of whoever changed it, such as <c>acme/0190a…</c>.</summary>
    public required string By { get; init; }

    /// <summary>The account that the policy is for; empty: every account.</summary>
    public required string Account { get; init; }

    public required string Tool { get; init; }

    public required RuleOverride From { get; init; }

    public required RuleOverride To { get; init; }

    public required string Reason { get; init; }
}

internal sealed class PolicyChangeMapping : IEntityTypeConfiguration<PolicyChange>
{
    public void Configure(EntityTypeBuilder<PolicyChange> builder)
    {
        builder.ToTable("tool_policy_changes");
        builder.Property(change => change.By).HasMaxLength(320);
        builder.Property(change => change.Account).HasMaxLength(100);
        builder.Property(change => change.Tool).HasMaxLength(100);
        builder.Property(change => change.Reason).HasMaxLength(500);
        builder.ComplexProperty(change => change.From, ToolPolicyMapping.Configure);
        builder.ComplexProperty(change => change.To, ToolPolicyMapping.Configure);
    }
}
