using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Audit;

/// <summary>
/// One attempted call. The row of a write is there before its effect, without an outcome, which is set once when there is one; a write
/// without an outcome is running, or was left by a process that died. Nothing else of a row ever changes.
/// </summary>
internal sealed class AuditEntry
{
    public const string Table = "audit_entries";

    /// <summary>A UUIDv7 of the time of the call, so ids are in the order of time.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for those who were not let in.</summary>
    public string? Account { get; init; }

    /// <summary>Id of the API key, never the key.</summary>
    public string? Key { get; init; }

    public string? Conversation { get; init; }

    public string? Tool { get; init; }

    /// <summary>Tells equal arguments from others; see <see cref="ArgumentDigest"/>. Null when they were not valid.</summary>
    public string? ArgumentsDigest { get; init; }

    /// <summary>JSON; see <see cref="ArgumentRedaction"/>.</summary>
    public required string Arguments { get; init; }

    public string? IntentKey { get; init; }

    /// <summary>Id of the approval that the call used or asked for.</summary>
    public Guid? Approval { get; init; }

    public string? TraceId { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>The error's code; null when there was none.</summary>
    public string? Code { get; init; }

    /// <summary>From the call to its end.</summary>
    public double? DurationMs { get; init; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    private const int Name = 100;
    private const int Reference = 200;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable(AuditEntry.Table);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Account).HasMaxLength(Name);
        builder.Property(entry => entry.Key).HasMaxLength(Name);
        builder.Property(entry => entry.Conversation).HasMaxLength(Name);
        builder.Property(entry => entry.Tool).HasMaxLength(Name);
        builder.Property(entry => entry.ArgumentsDigest).HasMaxLength(Name);
        builder.Property(entry => entry.Arguments).HasColumnType("jsonb");
        builder.Property(entry => entry.IntentKey).HasMaxLength(Reference);
        builder.Property(entry => entry.TraceId).HasMaxLength(Name);
        builder.Property(entry => entry.Code).HasMaxLength(Name);
        builder.Property(entry => entry.Outcome).HasMaxLength(Name)
            .HasConversion(outcome => outcome.ToString()!.ToLowerInvariant(), text => Enum.Parse<AuditOutcome>(text, ignoreCase: true));

        builder.HasIndex(entry => new { entry.Account, entry.Id });
        builder.HasIndex(entry => new { entry.Account, entry.Conversation, entry.Id });
    }
}
