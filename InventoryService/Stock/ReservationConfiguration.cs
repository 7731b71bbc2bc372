using InventoryService.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InventoryService.Stock;

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.ToTable("reservations", table =>
            table.HasCheckConstraint("ck_reservations_status", "status IN ('held', 'confirmed', 'released', 'completed')"));

        builder.HasKey(reservation => reservation.OrderId);
        builder.HasOne<Location>().WithMany().HasForeignKey(reservation => reservation.Location).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(reservation => reservation.Lines).WithOne().HasForeignKey(line => line.OrderId);
        builder.HasIndex(reservation => reservation.Location);
        builder.HasIndex(reservation => reservation.ExpiresAt).HasFilter("status = 'held'");

        builder.Property(reservation => reservation.OrderId).ValueGeneratedNever();
        builder.Property(reservation => reservation.Location).HasMaxLength(Location.MaxLength);
        builder.Property(reservation => reservation.Status).HasMaxLength(20).HasConversion(
            status => status.ToText(),
            text => Enum.Parse<ReservationStatus>(text, ignoreCase: true));
    }
}

internal sealed class ReservationLineConfiguration : IEntityTypeConfiguration<ReservationLine>
{
    public void Configure(EntityTypeBuilder<ReservationLine> builder)
    {
        builder.ToTable("reservation_lines", table => table.HasCheckConstraint("ck_reservation_lines_quantity", "quantity > 0"));
        builder.HasKey(line => new { line.OrderId, line.ItemId });
        builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(line => line.ItemId);
        builder.Property(line => line.ItemId).HasMaxLength(ItemId.Length);
    }
}
