using System.ComponentModel;
using McpEdge.Speech;

namespace McpEdge.Tools;

/// <summary>An amount in a result.</summary>
internal sealed record Money(
    [property: Description("Amount in minor units, such as cents: 1250 USD is twelve dollars fifty.")] long MinorUnits,
    [property: Description("ISO 4217 code.")] string Currency)
{
    public string Say(SpokenLanguage language) => language.Money(MinorUnits, Currency);
}
