using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;

namespace McpEdge.Tests.Schemas;

internal enum Colour
{
    Red,
    DarkBlue,
}

internal sealed record BasketLine
{
    [Description("Which product.")]
    [RegularExpression("^[A-Z0-9]{8}$")]
    public required string ItemId { get; init; }

    [Description("How many.")]
    [Ask("How many would they like?", "Wie viele?", "Combien ?")]
    [Range(1, 1000)]
    public required long Quantity { get; init; }
}

internal sealed record BasketArguments
{
    [Description("The customer: number or UUID.")]
    [Ask("What is the customer's number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public required string CustomerId { get; init; }

    [Description("What to buy.")]
    [Ask("What would they like?", "Was soll es sein?", "Que faut-il ?")]
    [Length(1, 3)]
    public required IReadOnlyList<BasketLine> Lines { get; init; }

    [Description("E-mail address.")]
    [EmailAddress]
    [StringLength(320, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("Colour of the bag.")]
    public Colour? Colour { get; init; }

    [Description("What it should cost.")]
    public decimal? Total { get; init; }

    [Description("Gift wrapping.")]
    public bool? GiftWrap { get; init; }

    [Description("Day of delivery.")]
    public DateOnly? DeliveryDate { get; init; }
}
