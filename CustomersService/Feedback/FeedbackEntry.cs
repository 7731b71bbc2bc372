using CustomersService.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomersService.Feedback;

/// <summary>What somebody said about the business; never changed.</summary>
internal sealed class FeedbackEntry
{
    public const string NumberSequence = "feedback_numbers";
    public const int MaxText = 4_000;
    public const int MaxOrderId = 36;
    public const int MostStars = 5;

    public Guid Id { get; init; }

    /// <summary>Short and speakable; given by the database.</summary>
    public long Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Null: nobody was named.</summary>
    public Guid? CustomerId { get; init; }

    public Customer? Customer { get; init; }

    /// <summary>As it was given: orders are kept elsewhere. Empty: none.</summary>
    public string OrderId { get; init; } = "";

    /// <summary>1 to 5 stars; 0: none.</summary>
    public int Rating { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class FeedbackEntryConfiguration : IEntityTypeConfiguration<FeedbackEntry>
{
    public void Configure(EntityTypeBuilder<FeedbackEntry> builder)
    {
        builder.ToTable("feedback", table => table.HasCheckConstraint("ck_feedback_rating", $"rating BETWEEN 0 AND {FeedbackEntry.MostStars}"));
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Number).HasDefaultValueSql($"nextval('{FeedbackEntry.NumberSequence}')");
        builder.Property(entry => entry.Text).HasMaxLength(FeedbackEntry.MaxText);
        builder.Property(entry => entry.OrderId).HasMaxLength(FeedbackEntry.MaxOrderId);
        builder.HasIndex(entry => entry.Number).IsUnique();
        builder.HasOne(entry => entry.Customer).WithMany().HasForeignKey(entry => entry.CustomerId);
    }
}
