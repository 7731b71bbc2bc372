using InventoryService.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Intents;

namespace InventoryService.Stock;

internal sealed class StockMovementConfiguration : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("stock_movements", table => table.HasCheckConstraint(
            "ck_stock_movements_cause", "cause IN ('opening', 'set', 'adjust', 'reserve', 'confirm', 'release', 'expire', 'complete')"));

        builder.HasOne<StockItem>().WithMany(item => item.Movements)
            .HasForeignKey(movement => new { movement.ItemId, movement.Location }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(movement => new { movement.ItemId, movement.Location, movement.Id });
        builder.HasIndex(movement => movement.OrderId).HasFilter("order_id IS NOT NULL");

        builder.Property(movement => movement.ItemId).HasMaxLength(ItemId.Length);
        builder.Property(movement => movement.Location).HasMaxLength(Location.MaxLength);
        builder.Property(movement => movement.IntentKey).HasMaxLength(IntentRecord.MaxKey);
        builder.Property(movement => movement.Cause).HasMaxLength(20).HasConversion(
            cause => cause.ToString().ToLowerInvariant(),
            text => Enum.Parse<MovementCause>(text, ignoreCase: true));
    }
}
