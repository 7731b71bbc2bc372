using McpEdge.Data;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Policy;

/// <summary>What an operator says of a tool, for one account or for all.</summary>
internal sealed class ToolPolicy
{
    /// <summary>The account of what holds for all that have no policy of their own.</summary>
    public const string EveryAccount = "";

    public required string Account { get; init; }

    public required string Tool { get; init; }

    public required RuleOverride Rule { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ToolPolicyMapping : IEntityTypeConfiguration<ToolPolicy>
{
    public void Configure(EntityTypeBuilder<ToolPolicy> builder)
    {
        builder.ToTable("tool_policies");
        builder.HasKey(policy => new { policy.Account, policy.Tool });
        builder.Property(policy => policy.Account).HasMaxLength(100);
        builder.Property(policy => policy.Tool).HasMaxLength(100);
        builder.ComplexProperty(policy => policy.Rule, Configure);
    }

    /// <summary>Columns <c>…_risk</c>, <c>…_approval</c>, <c>…_approver</c>.</summary>
    public static void Configure(ComplexPropertyBuilder<RuleOverride> rule)
    {
        rule.Property(part => part.Risk).HasConversion<SnakeCaseConverter<Risk>>().HasMaxLength(20);
        rule.Property(part => part.Approval).HasConversion<SnakeCaseConverter<Approval>>().HasMaxLength(20);
        rule.Property(part => part.Approver).HasConversion<SnakeCaseConverter<Approver>>().HasMaxLength(20);
    }
}
