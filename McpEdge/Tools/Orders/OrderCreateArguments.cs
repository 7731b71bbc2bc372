using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tools.Orders;

internal sealed record OrderCreateArguments
{
    [Description("Who orders: the customer's number, such as 12, or UUID. customer_lookup finds it.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public required string CustomerId { get; init; }

    [Description("What is ordered.")]
    [Ask("What would you like to order?", "Was möchten Sie bestellen?", "Que souhaitez-vous commander ?")]
    [Length(1, 50)]
    public required IReadOnlyList<OrderItemArguments> Items { get; init; }

    [Description("Where it is ordered, such as main; the default location when left out.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }

    [Description("What the caller was told it costs in all, such as 6.50. Prices come from the catalogue; the order is refused if this differs.")]
    [Ask("What total did you expect?", "Welchen Gesamtbetrag haben Sie erwartet?", "Quel total attendiez-vous ?")]
    [Range(0, 1_000_000_000)]
    public decimal? Total { get; init; }

    [Description("Names this purchase: a repeated call with the same key and content answers with the first order instead of placing another.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed record OrderItemArguments
{
    [Description("Id of the product: eight letters and digits, such as PIZZ0001. product_search finds it.")]
    [Ask("Which product would you like?", "Welches Produkt möchten Sie?", "Quel produit souhaitez-vous ?")]
    [ItemId]
    public required string ItemId { get; init; }

    [Description("How many.")]
    [Ask("How many would you like?", "Wie viele möchten Sie?", "Combien en souhaitez-vous ?")]
    [Range(1, 1000)]
    public required long Quantity { get; init; }
}
