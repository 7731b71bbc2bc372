namespace McpEdge.Toolsets;

/// <summary>Which tools an address shows, so that a voice agent has few to choose from.</summary>
/// <param name="Name">The part of the address before <c>/mcp</c>.</param>
/// <param name="Tools">Published names in the order of the list; a tool may be published by a name that it is also known by.</param>
internal sealed record ToolsetDefinition(string Name, IReadOnlyList<string> Tools)
{
    /// <summary>The toolset of every tool by its own name.</summary>
    public const string All = "all";

    /// <summary>All but <see cref="All"/>.</summary>
    public static IReadOnlyList<ToolsetDefinition> Known { get; } =
    [
        new("customers", ["get_customer", "list_customers", "add_customer", "update_customer", "disable_customer", "activate_customer"]),
        new("crm", ["customer_lookup", "customer_delete", "product_search", "inventory_check", "order_create", "order_status"]),
        new("restaurant", [
            "customer_lookup", "product_search", "update_inventory", "update_menu_item", "process_order", "get_sales_data", "get_analytics",
            "generate_report", "report_status", "analyze_customer_feedback", "health_check"]),
        new("phone", ["customer_lookup", "create_customer", "product_search", "inventory_check", "order_create", "order_status"]),
    ];

    /// <summary>What a key may name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(set => set.Name), All];
}
