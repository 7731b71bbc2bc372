using System.Text.Json.Nodes;
using McpEdge.Schemas;

namespace McpEdge.Tests.Schemas;

public sealed class SchemaWriterTests
{
    private sealed record Basket(string Id, long Number, string? Note, Colour Colour, Colour? Other, IReadOnlyList<BasketLine> Lines, BasketLine? First);

    [Fact]
    public void Arguments_become_a_schema_without_unions_and_private_words()
    {
        var schema = SchemaWriter.Publish(SchemaWriter.ForArguments(typeof(BasketArguments)));

        var expected = JsonNode.Parse("""
            {
              "type": "object",
              "properties": {
                "customer_id": {
                  "description": "The customer: number or UUID.", "type": "string",
                  "pattern": "^(?:[1-9][0-9]{0,17}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$"
                },
                "lines": {
                  "description": "What to buy.", "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "item_id": { "description": "Which product.", "type": "string", "pattern": "^[A-Z0-9]{8}$" },
                      "quantity": { "description": "How many.", "type": "integer", "minimum": 1, "maximum": 1000 }
                    },
                    "required": ["item_id", "quantity"],
                    "additionalProperties": false
                  },
                  "minItems": 1, "maxItems": 3
                },
                "email": { "description": "E-mail address.", "type": "string", "format": "email", "minLength": 3, "maxLength": 320 },
                "colour": { "description": "Colour of the bag.", "type": "string", "enum": ["red", "dark_blue"] },
                "total": { "description": "What it should cost.", "type": "number" },
                "gift_wrap": { "description": "Gift wrapping.", "type": "boolean" },
                "delivery_date": { "description": "Day of delivery.", "type": "string", "format": "date" }
              },
              "required": ["customer_id", "lines"],
              "additionalProperties": false
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(schema.GetRawText())), schema.GetRawText());
    }

    [Fact]
    public void A_type_that_occurs_twice_is_written_out_twice()
    {
        var schema = SchemaWriter.ForResult(typeof(Basket));

        var line = schema["properties"]!["lines"]!["items"]!;
        Assert.True(JsonNode.DeepEquals(line, schema["properties"]!["first"]), schema.ToJsonString());
        Assert.NotNull(line["properties"]!["item_id"]);
    }

    [Fact]
    public void A_result_requires_what_cannot_be_null()
    {
        var schema = SchemaWriter.ForResult(typeof(Basket));

        Assert.Equal("""["id","number","colour","lines"]""", schema["required"]!.ToJsonString());
        Assert.Null(schema["additionalProperties"]);
        Assert.DoesNotContain("$ref", schema.ToJsonString());
    }
}
