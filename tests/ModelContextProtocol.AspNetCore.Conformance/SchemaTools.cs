using System.Text.Json;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>Tools whose input schemas are what a scenario looks at.</summary>
internal static class SchemaTools
{
    public static McpServerTool[] All { get; } =
    [
        Create("test_header_tool", "Repeats an argument in a header.", """
            {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},"query":{"type":"string"}}}
            """),
        Create("json_schema_2020_12_tool", "Tool with JSON Schema 2020-12 features", """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
             "$defs":{"address":{"$anchor":"addressDef","type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
             "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},"contactMethod":{"type":"string","enum":["phone","email"]},
               "phone":{"type":"string"},"email":{"type":"string"}},
             "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
             "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
             "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}
            """),
    ];

    private static McpServerTool Create(string name, string description, string schema)
    {
        var tool = McpServerTool.Create(() => "Done.", new() { Name = name, Description = description });
        tool.ProtocolTool.InputSchema = JsonDocument.Parse(schema).RootElement;
        return tool;
    }
}
