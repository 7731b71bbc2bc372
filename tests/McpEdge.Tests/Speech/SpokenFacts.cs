using System.Globalization;
using System.Text.Json;

namespace McpEdge.Tests.Speech;

/// <summary>What of an answer's data a listener has to hear.</summary>
internal static class SpokenFacts
{
    public static void AssertHeard(string language, string tool, JsonElement data, string speech)
    {
        var heard = Heard.In(language, speech);
        foreach (var number in Numbers(tool, data))
        {
            Assert.True(heard.Numbers.Contains(number.ToString(CultureInfo.InvariantCulture)), $"{tool}: {number} is not heard in: {speech}");
        }

        foreach (var cents in Amounts(tool, data))
        {
            Assert.True(heard.Cents.Contains(cents), $"{tool}: {cents} cents are not heard in: {speech}");
        }

        if (tool == "get_customer" && data.TryGetProperty("phone", out var phone))
        {
            Assert.Contains(phone.GetString()![1..], heard.Digits, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<long> Numbers(string tool, JsonElement data) => tool switch
    {
        "get_customer" or "add_customer" or "update_customer" or "disable_customer" or "activate_customer" => [Number(data, "number")],
        "customer_lookup" when data.TryGetProperty("number", out _) => [Number(data, "number"), .. LastPurchase(data).Select(order => Number(order, "number"))],
        "order_create" or "order_status" or "order_cancel" => [Number(data, "number"), .. Quantities(data)],
        "process_order" => [Number(data, "order_number")],
        "get_sales_data" => [.. new[] { Number(data, "transactions") }.Where(number => number > 1)],
        "get_analytics" => [.. new[] { Number(data.GetProperty("figures"), "orders") }.Where(number => number > 1)],
        "submit_feedback" or "analyze_customer_feedback" => [Number(data, "number")],
        "order_list" => [.. Total(data), .. First(data, "orders").Select(order => Number(order, "number"))],
        "list_customers" or "product_search" => Total(data),
        "inventory_check" => [.. First(data, "locations").Select(place => Number(place, "available")).Where(number => number > 1)],
        "update_inventory" => [.. new[] { Number(data, "new_quantity"), Number(data, "available") }.Where(number => number > 1)],
        _ => [],
    };

    private static IEnumerable<long> Amounts(string tool, JsonElement data) => tool switch
    {
        "order_create" or "order_status" or "order_cancel" or "process_order" => [Cents(data, "total")],
        "order_list" => First(data, "orders").Select(order => Cents(order, "total")),
        "product_search" => First(data, "products").Select(product => Cents(product, "price")),
        "customer_lookup" => LastPurchase(data).Select(order => Cents(order, "total")),
        "get_sales_data" when Number(data, "transactions") > 0 => [(long)(data.GetProperty("total_sales").GetDecimal() * 100)],
        "get_analytics" when Number(data.GetProperty("figures"), "orders") > 0 => [Cents(data.GetProperty("figures"), "revenue")],
        "update_menu_item" => [Cents(data.GetProperty("updated"), "price")],
        _ => [],
    };

    // The last purchase is told only of whom the caller is sure.
    private static IEnumerable<JsonElement> LastPurchase(JsonElement data) =>
        data.GetProperty("match").GetString() == "exact" && data.TryGetProperty("last_purchase", out var order) ? [order] : [];

    // English counts one Espresso and two Espressos, the other languages how often.
    private static IEnumerable<long> Quantities(JsonElement order) =>
        First(order, "lines").Select(line => Number(line, "quantity")).Where(quantity => quantity > 1);

    // None and one are words of the sentence rather than numbers.
    private static IEnumerable<long> Total(JsonElement data) => Number(data, "total") is > 1 and var total ? [total] : [];

    private static IEnumerable<JsonElement> First(JsonElement data, string list) => data.GetProperty(list).EnumerateArray().Take(3);

    private static long Number(JsonElement data, string name) => data.GetProperty(name).GetInt64();

    private static long Cents(JsonElement data, string name) => Number(data.GetProperty(name), "minor_units");
}
