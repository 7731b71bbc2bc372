using System.Globalization;

internal static class Orders
{
    /// <summary>Orders of 2025 at three locations with one to four of forty products each, of which one in twenty is cancelled.</summary>
    public static string Fill(int count) => string.Create(CultureInfo.InvariantCulture, $$"""
        -- The totals are made afterwards, by rebuild_sales.
        SET session_replication_role = replica;

        INSERT INTO order_lines (order_id, position, item_id, item_name, quantity, unit_price)
        SELECT ('0190c000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, p,
            'ITEM' || lpad((((n * 7 + p * 11) % 40) + 1)::text, 4, '0'), 'Product ' || ((n * 7 + p * 11) % 40) + 1, 1 + (n + p) % 3, 300 + ((n * 7 + p * 11) % 40) * 50
        FROM generate_series(1, {{count}}) AS n, generate_series(0, 3) AS p WHERE p <= n % 4;

        INSERT INTO orders (id, number, customer_id, customer_number, customer_name, location, currency, total_minor_units, status, stock,
            created_at, updated_at, business_date, cancel_reason)
        SELECT ('0190c000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n, ('0190a000-0000-7000-8000-' || lpad((n % 20000)::text, 12, '0'))::uuid,
            n % 20000 + 1, 'Customer ' || n % 20000, (ARRAY['main', 'downtown', 'airport'])[1 + n % 3], 'USD',
            (SELECT sum((1 + (n + p) % 3) * (300 + ((n * 7 + p * 11) % 40) * 50)) FROM generate_series(0, n % 4) AS p),
            CASE WHEN n % 20 = 0 THEN 'cancelled' ELSE 'completed' END, 'none',
            day, day, day::date, ''
        FROM (SELECT n, timestamptz '2025-01-01 12:00Z' + make_interval(days => (n * 365::bigint / ({{count}} + 1))::int) AS day
            FROM generate_series(1, {{count}}) AS n) AS numbered;

        SET session_replication_role = DEFAULT;
        """);
}
