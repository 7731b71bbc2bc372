using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace McpEdge.Tests.Speech;

/// <summary>A call of a tool, with arguments as an agent sends them.</summary>
internal sealed record SpokenCall(string Tool, string Arguments);

/// <summary>Calls of the tools: by chance for those that read, in an order that makes sense for those that write.</summary>
internal static class SpokenCalls
{
    private const int SomeOfAKind = 3;

    private static readonly string[] Items = ["PIZZ0001", "COFF0001", "LEMO0001", "TIRA0001", "NOSUCH01", "pizz0001", "7"];
    private static readonly string[] Words = ["pizza", "coffee", "wine", "knife", "cake", "nothing of that name", "a"];
    private static readonly string[] Names = ["Alex Morgan", "Jon Smyth", "John Smith", "Siobhan", "Nguyen", "Nobody Anywhere", "O'Brien"];
    private static readonly string[] States = ["pending", "confirmed", "preparing", "ready", "completed", "rejected", "cancelled"];
    private static readonly string?[] Places = [null, "main", "downtown", "airport", "moon"];

    /// <summary>Calls that change nothing, by their kinds.</summary>
    public static IReadOnlyList<Gen<SpokenCall>> KindsOfReads { get; } =
    [
        Call("get_customer", Gen.Choose(-1, 14), number => new { customer_id = number }),
        Call("customer_lookup", Gen.Choose(0, 14), number => new { customer_id = number }),
        Call("customer_lookup", Gen.Elements(Names), name => new { name }),
        Call("customer_lookup", Gen.Elements("customer@example.com", "no", "one@example.org"), email => new { email }),
        Call("list_customers", Gen.Choose(0, 12), limit => new { limit, status = limit % 3 == 0 ? null : limit % 3 == 1 ? "active" : "disabled" }),
        Call("product_search", Gen.Elements(Words), query => new { query }),
        Call("product_search", Gen.Choose(1, 4), limit => new { limit, category = limit == 4 ? "mains" : null }),
        Call("inventory_check", Gen.Elements(Items).Zip(Gen.Elements(Places)), at => new { item_id = at.Item1, location = at.Item2 }),
        Call("order_status", Gen.Choose(990, 1100), number => new { order_id = number }),
        Call("order_list", Gen.Choose(1, 6).Zip(Gen.Elements(States)), wish => new { limit = wish.Item1, status = wish.Item2 }),
        Call("order_list", Gen.Choose(1, 12), number => new { customer_id = number, limit = 3 }),
        Call("order_list", Gen.Choose(0, 1), _ => new { from_date = "2024-01-15", to_date = "2024-01-15", location = "main" }),
        Call("get_sales_data", Gen.Choose(1, 28).Zip(Gen.Elements(Places)), day => new { date = $"2024-01-{day.Item1:00}", location = day.Item2 }),
        Call("get_analytics", Gen.Elements("January 2024", "2024-01-15", "2024-02-01 to 2024-03-15", "2019", "some day"), range => new { date_range = range }),
        Call("analyze_customer_feedback", Gen.Choose(0, 5), number => new { feedback_id = number }),
        Call("what_happened", Gen.Constant(0), _ => new { conversation_id = "nothing was said" }),
        Call("health_check", Gen.Constant(0), _ => new { }),
        Call("approval_status", Gen.Elements("A47", "Q five", "not one"), reference => new { reference }),
        Call("report_status", Gen.Constant(Guid.Empty), report => new { report_id = report }),
    ];

    public static Gen<SpokenCall> Reads { get; } = Gen.OneOf(KindsOfReads);

    /// <summary>Some of each kind.</summary>
    public static IEnumerable<SpokenCall> SomeReads => KindsOfReads.SelectMany(kind => kind.Sample(SomeOfAKind));

    /// <summary>Calls that change something, mistakes among them; each run adds people of its own.</summary>
    public static IEnumerable<SpokenCall> Writes(string language, int run) =>
    [
        Of("add_customer", new { name = $"Sam Speaker {language}", email = $"sam_{language}-{run}@example.net", phone = $"+1415555{Math.Abs(language[0] * 11):0000}" }),
        Of("add_customer", new { name = "Again", email = $"sam_{language}-{run}@example.net" }),
        Of("update_customer", new { customer_id = 9, name = $"Nine {language}" }),
        Of("update_customer", new { customer_id = 9 }),
        Of("disable_customer", new { customer_id = 8 }),
        Of("order_create", new { customer_id = 8, items = new[] { new { item_id = "WATR0001", quantity = 1 } } }),
        Of("activate_customer", new { customer_id = 8 }),
        Of("customer_delete", new { customer_id = 8 }),
        Of("order_create", new { customer_id = 2, items = new[] { new { item_id = "WATR0001", quantity = 2 } } }),
        Of("order_create", new { customer_id = 2, items = new[] { new { item_id = "WATR0001", quantity = 1 } }, total = 123.45 }),
        Of("order_create", new { customer_id = 2, items = new[] { new { item_id = "WATR0001", quantity = 1 } }, total = 1.2345 }),
        Of("order_create", new { customer_id = 2, items = new[] { new { item_id = "NOSUCH99", quantity = 1 } } }),
        Of("order_create", new { customer_id = 2, items = new[] { new { item_id = "TIRA0001", quantity = 999 } } }),
        Of("process_order", new { order_data = new { customer_id = 2, items = new[] { new { item_id = "WATR0001", quantity = 1 } } } }),
        Of("process_order", new { order_data = new { } }),
        Of("order_create", new { customer_id = 3, items = new[] { new { item_id = "WATR0001", quantity = 2 } }, conversation_id = $"{language} {run}" }),
        Of("order_cancel", new { order_id = 1, conversation_id = $"{language} {run}" }),
        Of("what_happened", new { conversation_id = $"{language} {run}" }),
        Of("submit_feedback", new { text = "The soup was cold and the waiter was rude.", rating = 1 }),
        Of("submit_feedback", new { text = "Lovely.", rating = 9 }),
        Of("generate_report", new { report_type = "sales", start_date = "2024-01-01", end_date = "2024-01-31", format = "json" }),
        Of("generate_report", new { report_type = "sales", start_date = "2024-02-01", end_date = "2024-01-31" }),
        Of("order_cancel", new { order_id = 1 }),
        Of("order_cancel", new { order_id = 1001 }),
        Of("update_inventory", new { item_id = "WATR0001", delta = 21 }),
        Of("update_inventory", new { item_id = "WATR0001", delta = -1_000_000 }),
        Of("update_inventory", new { item_id = "WATR0001", quantity = 5, expected_quantity = 999_999 }),
        Of("update_inventory", new { item_id = "WATR0001", location = "moon", delta = 1 }),
        Of("update_inventory", new { item_id = "WATR0001" }),
        Of("update_menu_item", new { item_id = "WATR0001", updates = new { price = 2.5, description = "Still" } }),
        Of("update_menu_item", new { item_id = "WATR0001", updates = new { price = -1 } }),
        Of("update_menu_item", new { item_id = "x", updates = new { colour = "red" } }),
    ];

    private static Gen<SpokenCall> Call<T>(string tool, Gen<T> wishes, Func<T, object> arguments) => wishes.Select(wish => Of(tool, arguments(wish)));

    private static SpokenCall Of(string tool, object arguments) => new(tool, JsonSerializer.Serialize(arguments));
}
