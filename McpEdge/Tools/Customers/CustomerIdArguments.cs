using System.ComponentModel;
using McpEdge.Schemas;

namespace McpEdge.Tools.Customers;

/// <summary>The arguments of tools that need nothing but a customer.</summary>
internal sealed record CustomerIdArguments
{
    [Description("The customer's number, such as 12, or UUID.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public required string CustomerId { get; init; }
}
