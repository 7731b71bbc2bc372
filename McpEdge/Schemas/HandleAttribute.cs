using System.ComponentModel.DataAnnotations;

namespace McpEdge.Schemas;

/// <summary>A UUID, or the number that people say.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HandleAttribute() : RegularExpressionAttribute(Form)
{
    private const string Form =
        "^(?:[1-9][0-9]{0,17}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$";

    public override string FormatErrorMessage(string name) => "must be a whole number or a UUID";
}
