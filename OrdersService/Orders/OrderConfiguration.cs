using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrdersService.Orders;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders", table =>
        {
            table.HasCheckConstraint(
                "ck_orders_status", "status IN ('pending', 'confirmed', 'preparing', 'ready', 'completed', 'rejected', 'cancelled')");
            table.HasCheckConstraint("ck_orders_stock", "stock IN ('reserving', 'held', 'committed', 'release_owed', 'none', 'hand_over_owed', 'handed_over')");
            table.HasCheckConstraint("ck_orders_due_at", "due_at IS NULL OR stock IN ('reserving', 'held', 'release_owed', 'hand_over_owed')");
            table.HasCheckConstraint("ck_orders_total_minor_units", "total_minor_units >= 0");
            table.HasCheckConstraint("ck_orders_rejection", "(status = 'rejected') = (rejection IS NOT NULL)");
            table.HasCheckConstraint("ck_orders_request_hash", "(intent_key IS NULL) = (request_hash IS NULL)");
        });

        builder.Property(order => order.Id).ValueGeneratedNever();
        builder.Property(order => order.Number).HasDefaultValueSql($"nextval('{Order.NumberSequence}')");
        builder.Property(order => order.Location).HasMaxLength(LocationName.MaxLength);
        builder.Property(order => order.Currency).HasMaxLength(3);
        builder.Property(order => order.Status).HasMaxLength(20);
        builder.Property(order => order.Stock).HasMaxLength(20);
        builder.Property(order => order.CancelReason).HasMaxLength(CancelOrder.MaxReason);
        builder.Property(order => order.IntentKey).HasMaxLength(PlaceOrderRules.MaxIntentKey);
        builder.Property(order => order.Version).IsRowVersion();
        builder.Property(order => order.Rejection).HasColumnType("jsonb").HasConversion(
            rejection => JsonSerializer.Serialize(rejection, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<Rejection>(json, JsonSerializerOptions.Web));

        builder.HasMany(order => order.Lines).WithOne().HasForeignKey("OrderId");

        builder.HasIndex(order => order.Number).IsUnique();
        builder.HasIndex(order => order.IntentKey).IsUnique().HasDatabaseName(Order.IntentIndex);
        builder.HasIndex(order => new { order.CustomerId, order.Number });
        builder.HasIndex(order => new { order.CustomerNumber, order.Number });
        builder.HasIndex(order => new { order.BusinessDate, order.Number });
        builder.HasIndex(order => order.DueAt).HasFilter("due_at IS NOT NULL");
        builder.HasIndex(order => order.Location, "ix_orders_queue").HasFilter("status IN ('confirmed', 'preparing')");
    }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.ToTable("order_lines", table =>
        {
            table.HasCheckConstraint("ck_order_lines_quantity", $"quantity BETWEEN 1 AND {PlaceOrderRules.MaxQuantity}");
            table.HasCheckConstraint("ck_order_lines_unit_price", "unit_price >= 0");
        });

        builder.HasKey("OrderId", nameof(OrderLine.Position));
        builder.Property(line => line.Position).ValueGeneratedNever();
        builder.Property(line => line.ItemId).HasMaxLength(8);
    }
}
