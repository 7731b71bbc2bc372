using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Schemas;

namespace McpEdge.Tests.Schemas;

public sealed class ArgumentReaderTests
{
    private static readonly ArgumentSchema Schema = new(SchemaWriter.ForArguments(typeof(BasketArguments)));

    private const string Lines = """[{"item_id":"PIZZ0001","quantity":2}]""";

    [Fact]
    public void Right_arguments_pass_unchanged()
    {
        var sent = $$"""{"customer_id":"12","lines":{{Lines}},"email":"a@example.com","colour":"dark_blue","total":12.5,"gift_wrap":true,"delivery_date":"2026-11-24"}""";

        Assert.Equal(JsonNode.Parse(sent)!.ToJsonString(), Read(sent).ToJsonString());
    }

    [Theory]
    [InlineData("""{"customerId":1,"lines":$}""", """{"customer_id":"1","lines":$}""")]
    [InlineData("""{"customer_id":" 1 ","lines":[{"itemId":"PIZZ0001","quantity":"2"}]}""", """{"customer_id":"1","lines":$}""")]
    [InlineData("""{"customer_id":"1","lines":$,"colour":"Dark Blue","giftWrap":"True"}""", """{"customer_id":"1","lines":$,"colour":"dark_blue","gift_wrap":true}""")]
    [InlineData("""{"customer_id":"1","lines":$,"total":"12.50"}""", """{"customer_id":"1","lines":$,"total":12.50}""")]
    [InlineData("""{"customer_id":"1","lines":$,"email":null,"colour":""}""", """{"customer_id":"1","lines":$}""")]
    [InlineData("""{"customer_id":"1","customerId":1,"lines":$}""", """{"customer_id":"1","lines":$}""")]
    [InlineData("""{"customer_id":"1","lines":[{"item_id":"PIZZ0001","quantity":2.0}]}""", """{"customer_id":"1","lines":$}""")]
    [InlineData("""{"customer_id":"1","lines":"[{\"item_id\":\"PIZZ0001\",\"quantity\":2}]"}""", """{"customer_id":"1","lines":$}""")]
    public void Writings_with_one_meaning_are_accepted(string sent, string canonical)
    {
        var read = Read(sent.Replace("$", Lines));

        Assert.Equal(JsonNode.Parse(canonical.Replace("$", Lines))!.ToJsonString(), read.ToJsonString());
    }

    [Theory]
    [InlineData("""{"lines":$}""", "customer_id", "is required")]
    [InlineData("""{"customer_id":"","lines":$}""", "customer_id", "must be a whole number or a UUID")]
    [InlineData("""{"customer_id":"one","lines":$}""", "customer_id", "must be a whole number or a UUID")]
    [InlineData("""{"customer_id":1.5,"lines":$}""", "customer_id", "must be text")]
    [InlineData("""{"customer_id":true,"lines":$}""", "customer_id", "must be text")]
    [InlineData("""{"customer_id":{"a":1},"lines":$}""", "customer_id", "must be text")]
    [InlineData("""{"customer_id":"1","lines":[]}""", "lines", "must have 1 to 3 items")]
    [InlineData("""{"customer_id":"1","lines":{}}""", "lines", "must be a list")]
    [InlineData("""{"customer_id":"1","lines":[7]}""", "lines[0]", "must be an object")]
    [InlineData("""{"customer_id":"1","lines":[{"item_id":"PIZZ0001"}]}""", "lines[0].quantity", "is required")]
    [InlineData("""{"customer_id":"1","lines":[{"item_id":"PIZZ0001","quantity":0}]}""", "lines[0].quantity", "must be 1 to 1,000")]
    [InlineData("""{"customer_id":"1","lines":[{"item_id":"PIZZ0001","quantity":1.5}]}""", "lines[0].quantity", "must be a whole number")]
    [InlineData("""{"customer_id":"1","lines":[{"item_id":"PIZZ0001","quantity":1e400}]}""", "lines[0].quantity", "must be a whole number")]
    [InlineData("""{"customer_id":"1","lines":$,"email":"nobody"}""", "email", "must be an e-mail address such as name@example.com")]
    [InlineData("""{"customer_id":"1","lines":$,"email":"a\u0000@example.com"}""", "email", "must not have control characters")]
    [InlineData("""{"customer_id":"1","lines":$,"email":"\ud800@example.com"}""", "email", "must be readable text")]
    [InlineData("""{"customer_id":"1","lines":$,"colour":"green"}""", "colour", "must be one of: red, dark_blue")]
    [InlineData("""{"customer_id":"1","lines":$,"gift_wrap":"perhaps"}""", "gift_wrap", "must be true or false")]
    [InlineData("""{"customer_id":"1","lines":$,"total":"much"}""", "total", "must be a number")]
    [InlineData("""{"customer_id":"1","lines":$,"delivery_date":"tomorrow"}""", "delivery_date", "must be a date written as YYYY-MM-DD")]
    [InlineData("""{"customer_id":"1","lines":$,"coupon":"X"}""", "coupon", "is not an argument of this tool")]
    [InlineData("""{"customer_id":"1","customerId":2,"lines":$}""", "customer_id", "is given twice with different values")]
    [InlineData("""[]""", "arguments", "must be an object")]
    [InlineData("""7""", "arguments", "must be an object")]
    public void A_wrong_argument_is_named_with_its_reason(string sent, string field, string reason)
    {
        var problem = Assert.Single(Problems(sent.Replace("$", Lines)));

        Assert.Equal((field, reason), (problem.Field, problem.Reason.ToString()));
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var problems = Problems("""{"email":"x","lines":[{"quantity":0}],"\ud800":1}""");

        Assert.Equal(["email", "lines[0].quantity", "lines[0].item_id", "?", "customer_id"], problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_problem_says_what_to_ask_the_caller()
    {
        var problem = Assert.Single(Problems($$"""{"lines":{{Lines}}}"""));

        Assert.Equal("What is the customer's number?", problem.Description.ToString());
    }

    [Fact]
    public void No_arguments_are_an_empty_object()
    {
        var problems = new List<FieldProblem>();
        ArgumentReader.Read(Schema, null, problems);

        Assert.Equal(["customer_id", "lines"], problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_name_that_a_stranger_chose_is_quoted_shortened()
    {
        var problem = Assert.Single(Problems($$"""{"customer_id":"1","lines":{{Lines}},"{{new string('x', 5000)}}":1}"""));

        Assert.True(problem.Field.Length < 100);
    }

    private static JsonObject Read(string sent)
    {
        var problems = new List<FieldProblem>();
        var read = ArgumentReader.Read(Schema, JsonElement.Parse(sent), problems);
        Assert.Empty(problems);

        return read;
    }

    private static List<FieldProblem> Problems(string sent)
    {
        var problems = new List<FieldProblem>();
        ArgumentReader.Read(Schema, JsonElement.Parse(sent), problems);

        return problems;
    }
}
