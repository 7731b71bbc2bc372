using InventoryService.Stock;

namespace InventoryService.Tests.Stock;

public sealed class ReservationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, StockItem> _stock = new() { ["PIZZ0001"] = Stocked("PIZZ0001", 10), ["BURG0001"] = Stocked("BURG0001", 5) };
    private readonly Reservation _reservation =
        Reservation.Create(Guid.CreateVersion7(Now), "main", [new("PIZZ0001", 2), new("BURG0001", 1)], Now, Lifetime);

    [Fact]
    public void Units_go_from_available_to_reserved_to_committed()
    {
        _reservation.Hold(_stock, Now);
        Assert.Equal((8L, 2L, 0L), LevelOf("PIZZ0001"));

        _reservation.Confirm(_stock, Now);
        Assert.Equal((8L, 0L, 2L), LevelOf("PIZZ0001"));
        Assert.Equal(ReservationStatus.Confirmed, _reservation.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Releasing_twice_gives_the_units_back_once(bool isConfirmed)
    {
        _reservation.Hold(_stock, Now);

        if (isConfirmed)
            _reservation.Confirm(_stock, Now);

        _reservation.Release(_stock, Now);
        _reservation.Release(_stock, Now);

        Assert.Equal((10L, 0L, 0L), LevelOf("PIZZ0001"));
        Assert.Equal((5L, 0L, 0L), LevelOf("BURG0001"));
        Assert.Equal(ReservationStatus.Released, _reservation.Status);
    }

    [Fact]
    public void A_held_reservation_lapses_at_its_hour_and_a_confirmed_one_never()
    {
        Assert.False(_reservation.HasLapsed(Now + Lifetime - TimeSpan.FromTicks(1)));
        Assert.True(_reservation.HasLapsed(Now + Lifetime));

        _reservation.Hold(_stock, Now);
        _reservation.Confirm(_stock, Now);
        Assert.False(_reservation.HasLapsed(Now + Lifetime));
    }

    [Fact]
    public void The_order_of_lines_makes_no_difference()
    {
        Assert.True(_reservation.Matches("main", [new("BURG0001", 1), new("PIZZ0001", 2)]));
        Assert.False(_reservation.Matches("airport", [new("BURG0001", 1), new("PIZZ0001", 2)]));
        Assert.False(_reservation.Matches("main", [new("BURG0001", 2), new("PIZZ0001", 2)]));
        Assert.False(_reservation.Matches("main", [new("PIZZ0001", 2)]));
    }

    private static StockItem Stocked(string itemId, long onHand)
    {
        var item = StockItem.None(itemId, "main", Now);
        item.SetOnHand(onHand, new(MovementCause.Opening), Now);

        return item;
    }

    private (long Available, long Reserved, long Committed) LevelOf(string itemId) =>
        (_stock[itemId].Available, _stock[itemId].Reserved, _stock[itemId].Committed);
}
