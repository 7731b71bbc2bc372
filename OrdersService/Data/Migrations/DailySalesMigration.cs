using Microsoft.EntityFrameworkCore.Migrations;

namespace OrdersService.Data.Migrations;

/// <summary>
/// Totals that the database keeps itself. An order that begins or ceases to count leaves a row in <c>sales_changes</c>, in the same
/// transaction and without waiting for anybody; <c>fold_sales</c> adds those rows to the totals; the views are both together.
/// </summary>
internal static class DailySalesMigration
{
    public static void CreateDailySales(this MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        migrationBuilder.Sql(Triggers);
        migrationBuilder.Sql(Views);
        migrationBuilder.Sql(Fold);
        migrationBuilder.Sql(Rebuild);
        migrationBuilder.Sql("SELECT rebuild_sales()");
    }

    public static void DropDailySales(this MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER order_begins_to_count ON orders;
        DROP TRIGGER order_counts_or_not ON orders;
        DROP FUNCTION note_sale, fold_sales, rebuild_sales;
        DROP VIEW sales, product_sales;
        DROP TABLE daily_sales, daily_product_sales, sales_changes;
        """);

    private const string Tables =
        """
        CREATE TABLE daily_sales (
            business_date date NOT NULL,
            location varchar(50) NOT NULL,
            currency varchar(3) NOT NULL,
            orders bigint NOT NULL,
            items bigint NOT NULL,
            revenue bigint NOT NULL,
            CONSTRAINT pk_daily_sales PRIMARY KEY (business_date, location, currency));

        CREATE TABLE daily_product_sales (
            business_date date NOT NULL,
            location varchar(50) NOT NULL,
            currency varchar(3) NOT NULL,
            item_id varchar(8) NOT NULL,
            item_name text NOT NULL,
            quantity bigint NOT NULL,
            revenue bigint NOT NULL,
            CONSTRAINT pk_daily_product_sales PRIMARY KEY (business_date, location, currency, item_id));

        CREATE TABLE sales_changes (
            id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_sales_changes PRIMARY KEY,
            order_id uuid NOT NULL,
            sign smallint NOT NULL CONSTRAINT ck_sales_changes_sign CHECK (sign IN (-1, 1)));
        """;

    private const string Triggers =
        """
        CREATE FUNCTION note_sale() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO sales_changes (order_id, sign)
            VALUES (NEW.id, CASE WHEN NEW.status IN ('confirmed', 'preparing', 'ready', 'completed') THEN 1 ELSE -1 END);
            RETURN NULL;
        END $$;

        CREATE TRIGGER order_begins_to_count AFTER INSERT ON orders FOR EACH ROW
            WHEN (NEW.status IN ('confirmed', 'preparing', 'ready', 'completed'))
            EXECUTE FUNCTION note_sale();

        CREATE TRIGGER order_counts_or_not AFTER UPDATE OF status ON orders FOR EACH ROW
            WHEN ((OLD.status IN ('confirmed', 'preparing', 'ready', 'completed'))
               <> (NEW.status IN ('confirmed', 'preparing', 'ready', 'completed')))
            EXECUTE FUNCTION note_sale();
        """;

    private const string Views =
        """
        CREATE VIEW sales AS
            SELECT business_date, location, currency, orders, items, revenue FROM daily_sales
            UNION ALL
            SELECT o.business_date, o.location, o.currency, c.sign::bigint,
                c.sign * (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id)::bigint, c.sign * o.total_minor_units
            FROM sales_changes c JOIN orders o ON o.id = c.order_id;

        CREATE VIEW product_sales AS
            SELECT business_date, location, currency, item_id, item_name, quantity, revenue FROM daily_product_sales
            UNION ALL
            SELECT o.business_date, o.location, o.currency, l.item_id, l.item_name,
                c.sign * l.quantity::bigint, c.sign * l.quantity * l.unit_price
            FROM sales_changes c JOIN orders o ON o.id = c.order_id JOIN order_lines l ON l.order_id = o.id;
        """;

    // One process folds at a time, so that totals are never locked in different orders. An order and its lines don't change but for
    // the status, so they may be read later.
    private const string Fold =
        """
        CREATE FUNCTION fold_sales(batch integer) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE folded integer;
        BEGIN
            IF NOT pg_try_advisory_xact_lock(hashtext('daily_sales')) THEN
                RETURN 0;
            END IF;

            WITH taken AS (
                DELETE FROM sales_changes WHERE id IN (SELECT id FROM sales_changes ORDER BY id LIMIT batch) RETURNING order_id, sign
            ), counted AS (
                SELECT order_id, sum(sign) AS sign FROM taken GROUP BY order_id HAVING sum(sign) <> 0
            ), totals AS (
                INSERT INTO daily_sales AS kept
                SELECT o.business_date, o.location, o.currency, sum(c.sign),
                    sum(c.sign * (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id)), sum(c.sign * o.total_minor_units)
                FROM counted c JOIN orders o ON o.id = c.order_id
                GROUP BY 1, 2, 3
                ON CONFLICT (business_date, location, currency) DO UPDATE
                SET orders = kept.orders + excluded.orders, items = kept.items + excluded.items, revenue = kept.revenue + excluded.revenue
            ), products AS (
                INSERT INTO daily_product_sales AS kept
                SELECT o.business_date, o.location, o.currency, l.item_id, (array_agg(l.item_name ORDER BY o.number DESC))[1],
                    sum(c.sign * l.quantity), sum(c.sign * l.quantity * l.unit_price)
                FROM counted c JOIN orders o ON o.id = c.order_id JOIN order_lines l ON l.order_id = o.id
                GROUP BY 1, 2, 3, 4
                ON CONFLICT (business_date, location, currency, item_id) DO UPDATE
                SET item_name = excluded.item_name, quantity = kept.quantity + excluded.quantity, revenue = kept.revenue + excluded.revenue
            )
            SELECT count(*) INTO folded FROM taken;

            RETURN folded;
        END $$;
        """;

    // The changes are taken away and the orders counted by one statement, which sees one moment: an order that is changed meanwhile
    // leaves its change behind, and nothing counts twice.
    private const string Rebuild =
        """
        CREATE FUNCTION rebuild_sales() RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE counted bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtext('daily_sales'));

            CREATE TEMP TABLE counted_lines ON COMMIT DROP AS
                SELECT o.id AS order_id, o.number, o.business_date, o.location, o.currency, o.total_minor_units,
                    l.item_id, l.item_name, l.quantity, l.unit_price
                FROM orders o JOIN order_lines l ON l.order_id = o.id LIMIT 0;

            WITH known AS (DELETE FROM sales_changes)
            INSERT INTO counted_lines
                SELECT o.id, o.number, o.business_date, o.location, o.currency, o.total_minor_units,
                    l.item_id, l.item_name, l.quantity, l.unit_price
                FROM orders o JOIN order_lines l ON l.order_id = o.id
                WHERE o.status IN ('confirmed', 'preparing', 'ready', 'completed');

            DELETE FROM daily_sales;
            INSERT INTO daily_sales
                SELECT business_date, location, currency, count(*), sum(items), sum(total_minor_units)
                FROM (SELECT business_date, location, currency, total_minor_units, sum(quantity) AS items
                    FROM counted_lines GROUP BY order_id, business_date, location, currency, total_minor_units) AS whole
                GROUP BY 1, 2, 3;

            DELETE FROM daily_product_sales;
            INSERT INTO daily_product_sales
                SELECT business_date, location, currency, item_id, (array_agg(item_name ORDER BY number DESC))[1],
                    sum(quantity), sum(quantity * unit_price)
                FROM counted_lines GROUP BY 1, 2, 3, 4;

            SELECT count(DISTINCT order_id) INTO counted FROM counted_lines;
            RETURN counted;
        END $$;
        """;
}
