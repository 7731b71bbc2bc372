using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>The question that gets this argument from a caller: what an agent asks when it is missing or wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AskAttribute(string english, string german, string french) : Attribute
{
    public Phrase Question { get; } = new(english, german, french);
}
