namespace McpEdge.Schemas;

/// <summary>A UUID, or the number that people say.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HandleAttribute() : ReasonedPatternAttribute(Form, Reasons.NoHandle)
{
    private const string Form =
        "^(?:[1-9][0-9]{0,17}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$";
}
