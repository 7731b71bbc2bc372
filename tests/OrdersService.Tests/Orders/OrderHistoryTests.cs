using FsCheck;
using FsCheck.Fluent;

namespace OrdersService.Tests.Orders;

public sealed class OrderHistoryTests
{
    private const int Histories = 10_000;
    private const int Orders = 4;

    [Fact]
    public void No_history_breaks_the_rules()
    {
        var happening =
            from kind in Gen.Elements(Happening.Kinds)
            from order in Gen.Choose(1, Orders)
            from units in Gen.Choose(1, 6)
            select new Happening(kind, order, units);

        Prop.ForAll(happening.ListOf().ToArbitrary(), happenings =>
        {
            var history = new OrderHistory();

            foreach (var next in happenings)
                history.Apply(next);

            history.End();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithEndSize(60));
    }
}
