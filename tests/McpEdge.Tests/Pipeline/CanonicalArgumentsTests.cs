using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Tests.Schemas;

namespace McpEdge.Tests.Pipeline;

public sealed class CanonicalArgumentsTests
{
    [Theory]
    [InlineData("""{}""", """{}""")]
    [InlineData("""{ "b" : 1, "a" : [ true, null, "x" ] }""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{"a":{"d":1,"c":2},"B":3}""", """{"B":3,"a":{"c":2,"d":1}}""")]
    [InlineData("""{"n":1.0}""", """{"n":1}""")]
    [InlineData("""{"n":1e2}""", """{"n":100}""")]
    [InlineData("""{"n":-0.0}""", """{"n":0}""")]
    [InlineData("""{"n":0.10}""", """{"n":0.1}""")]
    [InlineData("""{"n":-12.3400}""", """{"n":-12.34}""")]
    [InlineData("""{"n":9223372036854775807}""", """{"n":9223372036854775807}""")]
    [InlineData("""{"n":0.0000000000000000000000000001}""", """{"n":0.0000000000000000000000000001}""")]
    [InlineData("""{"s":"1.0"}""", """{"s":"1.0"}""")]
    [InlineData("""{"s":"\u00e9\u20ac\/<>"}""", """{"s":"é€/<>"}""")]
    [InlineData("""{"\u20ac":1,"\r":2,"\uff61":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""",
        """{"\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\uD83D\uDE00":5,"｡":3}""")]
    public void Every_writing_has_one_form(string written, string canonical)
    {
        Assert.Equal(canonical, CanonicalArguments.Of((JsonObject)JsonNode.Parse(written)!));
    }

    [Theory]
    [InlineData("""{"items":[1,2]}""", """{"items":[2,1]}""")]
    [InlineData("""{"n":1}""", """{"n":"1"}""")]
    [InlineData("""{"n":1}""", """{"n":1.0000000000000000000000000001}""")]
    [InlineData("""{"s":"a"}""", """{"s":"A"}""")]
    public void Different_arguments_have_different_digests(string one, string other)
    {
        Assert.NotEqual(Digest(one), Digest(other));
    }

    [Fact]
    public void What_a_caller_may_write_in_several_ways_is_one_call()
    {
        string[] writings =
        [
            """{"customer_id":"12","lines":[{"item_id":"PIZZ0001","quantity":2}]}""",
            """{"lines":[{"quantity":"2.0","itemId":" PIZZ0001 "}],"customerId":12,"email":null}""",
            """{"lines":"[{\"item_id\":\"PIZZ0001\",\"quantity\":2e0}]","customer_id":"12","email":""}""",
        ];

        Assert.Single(writings.Select(Read).Select(CanonicalArguments.Of).Distinct());
    }

    private static JsonObject Read(string arguments)
    {
        var problems = new List<FieldProblem>();
        var read = ArgumentReader.Read(new ArgumentSchema(SchemaWriter.ForArguments(typeof(BasketArguments))), JsonElement.Parse(arguments), problems);
        Assert.Empty(problems);

        return read;
    }

    private static string Digest(string arguments) => Convert.ToHexString(CanonicalArguments.DigestOf((JsonObject)JsonNode.Parse(arguments)!));
}
