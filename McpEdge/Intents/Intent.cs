using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace McpEdge.Intents;

internal enum IntentState
{
    /// <summary>Begun; after its deadline it is as good as unknown.</summary>
    Running,

    Done,

    /// <summary>It was not done, and will not be.</summary>
    Refused,

    /// <summary>The answer was lost, or whoever asked went away.</summary>
    Unknown,
}

/// <summary>Something that a conversation wants to happen once, however often it asks.</summary>
internal sealed class Intent
{
    public required Guid Id { get; init; }

    public required string Account { get; init; }

    /// <summary>Where it was asked for first; its key when that was in none.</summary>
    public required string Conversation { get; init; }

    /// <summary>Where it was asked for later, by the same key.</summary>
    public List<string> AlsoIn { get; init; } = [];

    public required string Tool { get; init; }

    /// <summary>See <see cref="WishDigest"/>.</summary>
    public required string Wish { get; init; }

    /// <summary>1 for the first of equal wishes.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Whether it was asked for with <c>confirm_repeat</c>. A retry of it is asked for in the same way.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Digest of session and JSON-RPC id of the request that began it; null without a session.</summary>
    public string? Request { get; init; }

    /// <summary>What the services know it by.</summary>
    public required string IntentKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its services stop working on it.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public IntentState State { get; init; }

    /// <summary>Whether somebody was there to take an answer.</summary>
    public bool Heard { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether somebody was asked, after it was done, if it is wanted once more. A yes counts once: for the next ordinal.</summary>
    public bool Asked { get; init; }

    /// <summary>The answer in words, once it is done or refused: see <see cref="KeptSpeech"/>.</summary>
    public string? Speech { get; init; }

    /// <summary>Number of the order that came of it.</summary>
    public long? OrderNumber { get; init; }

    /// <summary>Whether it is done and whoever asked for it knows.</summary>
    public bool IsKnown => State == IntentState.Done && Heard;

    /// <summary>Whether a process still works on it.</summary>
    public bool IsRunning(DateTimeOffset now) => State == IntentState.Running && now < Deadline;
}

internal sealed class IntentMapping : IEntityTypeConfiguration<Intent>
{
    public void Configure(EntityTypeBuilder<Intent> builder)
    {
        builder.ToTable("intents");
        builder.Property(intent => intent.Id).ValueGeneratedNever();
        builder.Property(intent => intent.Account).HasMaxLength(100);
        builder.Property(intent => intent.Conversation).HasMaxLength(100);
        builder.Property(intent => intent.AlsoIn).HasDefaultValueSql("'{}'");
        builder.Property(intent => intent.Tool).HasMaxLength(100);
        builder.Property(intent => intent.Wish).HasMaxLength(64);
        builder.Property(intent => intent.Request).HasMaxLength(64);
        builder.Ignore(intent => intent.IsKnown);
        builder.Property(intent => intent.IntentKey).HasMaxLength(200);
        builder.Property(intent => intent.State).HasConversion<SnakeCaseConverter<IntentState>>().HasMaxLength(20);

        builder.HasIndex(intent => new { intent.Wish, intent.Ordinal }).IsUnique();
        builder.HasIndex(intent => intent.IntentKey).IsUnique();
        builder.HasIndex(intent => new { intent.Account, intent.Conversation, intent.StartedAt });
        builder.HasIndex(intent => intent.AlsoIn).HasMethod("gin");
        builder.HasIndex(intent => intent.ExpiresAt);
    }
}
