namespace Platform.Faults.Tests;

/// <summary>
/// What must hold whatever happened, each as one query that finds what breaks it. They are asked when nothing is owed any more: the
/// workers have had their time and reservations theirs.
/// </summary>
internal static class Invariants
{
    private static readonly (string Name, string Database, string Broken)[] Queries =
    [
        ("I1 nothing is promised that is not there", "inventorydb",
            "SELECT count(*) FROM stock WHERE on_hand < 0 OR reserved < 0 OR committed < 0 OR on_hand - reserved - committed < 0"),
        ("I1 the book adds up to the stock", "inventorydb",
            """
            SELECT count(*) FROM stock s WHERE (s.on_hand, s.reserved, s.committed) <> (
                SELECT coalesce(sum(on_hand_change), -1), coalesce(sum(reserved_change), -1), coalesce(sum(committed_change), -1)
                FROM stock_movements m WHERE m.item_id = s.item_id AND m.location = s.location)
            """),
        ("I2 an intent has one order", "ordersdb",
            "SELECT count(intent_key) - count(DISTINCT intent_key) FROM orders"),
        ("I3 nothing is left undone", "ordersdb",
            "SELECT count(*) FROM orders WHERE due_at IS NOT NULL OR status = 'pending'"),
        ("I4 stock is kept for reservations alone", "inventorydb",
            """
            SELECT count(*) FROM stock s WHERE (s.reserved, s.committed) <> (
                SELECT coalesce(sum(l.quantity) FILTER (WHERE r.status = 'held'), 0), coalesce(sum(l.quantity) FILTER (WHERE r.status = 'confirmed'), 0)
                FROM reservation_lines l JOIN reservations r USING (order_id) WHERE l.item_id = s.item_id AND r.location = s.location)
            """),
        ("I4 no reservation outlives its time", "inventorydb",
            "SELECT count(*) FROM reservations WHERE status = 'held'"),
        ("I5 a total is the sum of its lines", "ordersdb",
            """
            SELECT count(*) FROM orders o WHERE currency = '' OR total_minor_units <> (
                SELECT coalesce(sum(quantity * unit_price), -1) FROM order_lines l WHERE l.order_id = o.id)
            """),
        ("I6 status and stock belong together", "ordersdb",
            """
            SELECT count(*) FROM orders WHERE intent_key IS NOT NULL AND (status, stock) NOT IN (
                ('confirmed', 'committed'), ('preparing', 'committed'), ('ready', 'committed'), ('completed', 'handed_over'),
                ('rejected', 'none'), ('cancelled', 'none'))
            """),
        ("I6 units of an order move each way once", "inventorydb",
            """
            SELECT count(*) FROM (
                SELECT string_agg(cause, ' ' ORDER BY id) AS path FROM stock_movements WHERE order_id IS NOT NULL GROUP BY order_id, item_id) AS moved
            WHERE path NOT IN ('reserve release', 'reserve expire', 'reserve confirm', 'reserve confirm release', 'reserve confirm complete')
            """),
    ];

    /// <summary>Waits until nothing is owed, then asks everything.</summary>
    public static async Task HoldAsync(FaultPlatform platform, Shop shop)
    {
        await platform.HealthyAsync();
        await QuietAsync(platform);

        foreach (var (name, database, broken) in Queries)
            Assert.True(await platform.CountAsync(database, broken) == 0, name);

        await OrdersHaveTheirStockAsync(platform);
        await AnswersAreTrueAsync(platform, shop);
    }

    private static async Task QuietAsync(FaultPlatform platform)
    {
        while (await platform.CountAsync("ordersdb", "SELECT count(*) FROM orders WHERE due_at IS NOT NULL") > 0
            || await platform.CountAsync("inventorydb", "SELECT count(*) FROM reservations WHERE status = 'held'") > 0)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>I4 across the two databases: no order without its units, no units without their order.</summary>
    private static async Task OrdersHaveTheirStockAsync(FaultPlatform platform)
    {
        var owed = await platform.AskAsync(
            "ordersdb",
            """
            SELECT o.id, CASE o.status WHEN 'completed' THEN 'completed' ELSE 'confirmed' END || ' ' || o.location || ' '
                || (SELECT string_agg(item_id || 'x' || quantity, ' ' ORDER BY item_id) FROM order_lines l WHERE l.order_id = o.id)
            FROM orders o WHERE intent_key IS NOT NULL AND status IN ('confirmed', 'preparing', 'ready', 'completed') ORDER BY o.id
            """,
            row => (row.GetGuid(0), row.GetString(1)));
        var kept = await platform.AskAsync(
            "inventorydb",
            """
            SELECT r.order_id, r.status || ' ' || r.location || ' '
                || (SELECT string_agg(item_id || 'x' || quantity, ' ' ORDER BY item_id) FROM reservation_lines l WHERE l.order_id = r.order_id)
            FROM reservations r WHERE status IN ('held', 'confirmed', 'completed') ORDER BY r.order_id
            """,
            row => (row.GetGuid(0), row.GetString(1)));

        Assert.Equal(owed, kept);
    }

    /// <summary>I2 and I3 by what callers were told: one number for each intent, and the order of that number is the intent's.</summary>
    private static async Task AnswersAreTrueAsync(FaultPlatform platform, Shop shop)
    {
        var orders = (await platform.AskAsync("ordersdb", "SELECT intent_key, number FROM orders WHERE intent_key IS NOT NULL", row => (row.GetString(0), row.GetInt64(1))))
            .ToDictionary();

        Assert.All(
            shop.History.Where(told => told.Outcome.Number is not null),
            told => Assert.Equal(told.Outcome.Number, orders.GetValueOrDefault(told.Request.IntentKey)));
    }
}
