namespace McpEdge.Schemas;

/// <summary>Another name of the same argument, which is accepted but not published.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoNamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
