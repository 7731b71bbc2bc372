using InventoryService.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InventoryService.Stock;

internal sealed class LocationConfiguration : IEntityTypeConfiguration<Location>
{
    public void Configure(EntityTypeBuilder<Location> builder)
    {
        builder.ToTable("locations");
        builder.HasKey(location => location.Code);
        builder.Property(location => location.Code).HasMaxLength(Location.MaxLength);
    }
}

internal sealed class StockItemConfiguration : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> builder)
    {
        // The last line of defence: whatever the code does, no unit is promised twice.
        builder.ToTable("stock", table =>
        {
            table.HasCheckConstraint("ck_stock_on_hand", "on_hand >= 0");
            table.HasCheckConstraint("ck_stock_reserved", "reserved >= 0");
            table.HasCheckConstraint("ck_stock_committed", "committed >= 0");
            table.HasCheckConstraint("ck_stock_available", "on_hand - reserved - committed >= 0");
        });

        builder.HasKey(item => new { item.ItemId, item.Location });
        builder.HasOne<Product>().WithMany().HasForeignKey(item => item.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Location>().WithMany().HasForeignKey(item => item.Location).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => item.Location);
        builder.Ignore(item => item.Available);

        builder.Property(item => item.ItemId).HasMaxLength(ItemId.Length);
        builder.Property(item => item.Location).HasMaxLength(Location.MaxLength);
    }
}
