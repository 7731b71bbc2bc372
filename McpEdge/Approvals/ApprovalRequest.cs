using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Approvals;

/// <summary>A call that waits for an operator, and what became of it.</summary>
internal sealed class ApprovalRequest
{
    public required Guid Id { get; init; }

    /// <summary>What people call it, such as <c>A47</c>; unique in its account for ever.</summary>
    public required string Reference { get; init; }

    public required string Account { get; init; }

    /// <summary>Key that made the call.</summary>
    public required string Key { get; init; }

    /// <summary>What that key could do.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>The telephone call or chat that it was made in; null when nobody said.</summary>
    public string? Conversation { get; init; }

    /// <summary>ISO 639-1 code of the language that it was made in, and is answered in; null: the default.</summary>
    public string? Language { get; init; }

    /// <summary>By what the services know its effect, where it is not the approval itself; see <see cref="KnownAs"/>.</summary>
    public string? IntentKey { get; init; }

    public required string Tool { get; init; }

    /// <summary>As the policy has it.</summary>
    public required Risk Risk { get; init; }

    /// <summary>What the call would do, in words made of the services' data.</summary>
    public required string Summary { get; init; }

    /// <summary>What it will run with, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>What it was asked for with, as JSON; null: with the same.</summary>
    public string? Wish { get; init; }

    /// <summary>Of the call as it was made: the same call again finds this request.</summary>
    public required byte[] Digest { get; init; }

    public required ApprovalState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Account and key of the operator.</summary>
    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>When it is to be carried out, or tried again; whoever does it moves this ahead by one lease.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often somebody has begun to carry it out.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What the tool said in the end.</summary>
    public string? ResultSpeech { get; init; }

    /// <summary>The tool's data or error, as JSON; null before the end, and when its service only says that it was done.</summary>
    public string? ResultData { get; init; }

    /// <summary>Code of the tool's error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>By what the services know its effect: the caller's own key, that of the call which it goes on with, or the approval's.</summary>
    public string KnownAs => IntentKey ?? Intents.IntentKey.For(Id);

    /// <summary>Whoever made the call, with what their key could do then.</summary>
    public Caller ToCaller() => new(Account, Key, Scopes.ToHashSet(StringComparer.Ordinal));

    /// <summary>What a call that was carried out is answered with when it comes again.</summary>
    /// <exception cref="ToolRefusedException">Nobody has its answer any more.</exception>
    public ToolResult ToAnswer() => ResultData is { } data
        ? ToolResult.Success(ResultSpeech!, JsonElement.Parse(data)) with { IsReplayed = true }
        : throw new ToolRefusedException(ApprovalErrors.AnswerLost);
}

internal sealed class ApprovalRequestMapping : IEntityTypeConfiguration<ApprovalRequest>
{
    public void Configure(EntityTypeBuilder<ApprovalRequest> builder)
    {
        builder.ToTable("approvals");
        builder.Property(approval => approval.Id).ValueGeneratedNever();
        builder.Property(approval => approval.Reference).HasMaxLength(20);
        builder.Property(approval => approval.Account).HasMaxLength(100);
        builder.Property(approval => approval.Key).HasMaxLength(200);
        builder.Property(approval => approval.Conversation).HasMaxLength(100);
        builder.Property(approval => approval.Language).HasMaxLength(10);
        builder.Property(approval => approval.IntentKey).HasMaxLength(200);
        builder.Ignore(approval => approval.KnownAs);
        builder.Property(approval => approval.Tool).HasMaxLength(100);
        builder.Property(approval => approval.Risk).HasConversion<SnakeCaseConverter<Risk>>().HasMaxLength(20);
        builder.Property(approval => approval.State).HasConversion<SnakeCaseConverter<ApprovalState>>().HasMaxLength(20);
        builder.Property(approval => approval.DecidedBy).HasMaxLength(320);
        builder.Property(approval => approval.Reason).HasMaxLength(500);
        builder.Property(approval => approval.ErrorCode).HasMaxLength(100);

        builder.HasIndex(approval => new { approval.Account, approval.Reference }).IsUnique();
        builder.HasIndex(approval => new { approval.Account, approval.Key, approval.Conversation, approval.Digest })
            .IsUnique().AreNullsDistinct(false).HasFilter("state = 'pending'");
        builder.HasIndex(approval => new { approval.Account, approval.Digest });
        builder.HasIndex(approval => new { approval.Account, approval.IntentKey });
        builder.HasIndex(approval => new { approval.Account, approval.Conversation });
        builder.HasIndex(approval => approval.ExpiresAt).HasFilter("state = 'pending'");
        builder.HasIndex(approval => approval.DueAt).HasFilter("state = 'approved'");
        builder.HasIndex(approval => approval.FinishedAt);
    }
}
