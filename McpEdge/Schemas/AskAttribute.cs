namespace McpEdge.Schemas;

/// <summary>The question that gets this argument from a caller: what an agent asks when it is missing or wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AskAttribute(string question) : Attribute
{
    public string Question { get; } = question;
}
