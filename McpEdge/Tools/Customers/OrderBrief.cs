using System.ComponentModel;

namespace McpEdge.Tools.Customers;

/// <summary>An order in a few words.</summary>
internal sealed record OrderBrief
{
    [Description("UUID.")]
    public required string Id { get; init; }

    [Description("The short number that people say.")]
    public required long Number { get; init; }

    public required string Status { get; init; }

    [Description("The business day on which it was placed.")]
    public required DateOnly Date { get; init; }

    public required Money Total { get; init; }

    [Description("Names of the products, as many times as lines.")]
    public required IReadOnlyList<string> Items { get; init; }
}
