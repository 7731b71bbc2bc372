using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Customers;

[Collection(EdgeCollection.Name)]
public sealed class CustomerLookupTests(EdgePlatform platform)
{
    [Theory]
    [InlineData("""{"customerId":2}""")]
    [InlineData("""{"customer_id":"number two"}""")]
    [InlineData("""{"email":"JON_SMYTH@example.com"}""")]
    [InlineData("""{"phone":"four one five, triple five, oh double one five"}""")]
    [InlineData("""{"name":"Jon Smyth","phone":"415 555 0115"}""")]
    public async Task Who_is_meant_to_the_letter_is_exact(string arguments)
    {
        var answer = await LookUpAsync(arguments);

        Assert.Equal("exact", Data(answer).GetProperty("match").GetString());
        Assert.Equal("Jon Smyth", Data(answer).GetProperty("name").GetString());
        Assert.StartsWith("Jon Smyth, customer two, is active. ", answer.Speech, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Shivawn Obrian"}""", "That sounds like Siobhan O'Brien, customer four. Is that right?")]
    [InlineData("""{"email":"jon underscore smith at example dot com"}""", "That sounds like Jon Smyth, customer two. Is that right?")]
    [InlineData("""{"phone":"415 555 1015"}""", "That sounds like Jon Smyth, customer two. Is that right?")]
    public async Task Who_is_likely_is_asked_for_before_purchases_are_told(string arguments, string speech)
    {
        var answer = await LookUpAsync(arguments);

        Assert.Equal("likely", Data(answer).GetProperty("match").GetString());
        Assert.Equal(speech, answer.Speech);
    }

    [Fact]
    public async Task Several_who_sound_alike_are_told_apart_and_never_named()
    {
        var answer = await LookUpAsync("""{"name":"John Smith"}""");

        Assert.Equal("I'm not sure yet which customer that is. Does the phone number end in one five or five zero?", answer.Speech);
        Assert.Equal(
            ["match", "question", "answer_with"], Data(answer).EnumerateObject().Select(property => property.Name));
        Assert.Equal("phone_ending", Data(answer).GetProperty("answer_with").GetString());

        var answered = await LookUpAsync("""{"name":"John Smith","phone_ending":"five oh"}""");
        Assert.Equal("John Smith", Data(answered).GetProperty("name").GetString());

        var spelled = await LookUpAsync("""{"name":"John Smith","spelled_name":"S as in Sierra, M, Y, T, H"}""");
        Assert.Equal("Jon Smyth", Data(spelled).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Nobody_is_an_error_that_says_what_to_ask()
    {
        var answer = await LookUpAsync("""{"name":"Ferdinand Quux"}""");

        Assert.Equal("CUSTOMER_NOT_FOUND", answer.ToolError);
        Assert.Equal("none", Data(answer).GetProperty("match").GetString());
        Assert.Equal("spelled_name", Data(answer).GetProperty("answer_with").GetString());
        Assert.Equal(
            "I can't find a customer with these details. Could you spell the last name for me?", Data(answer).GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("{}", "customer_id")]
    [InlineData("""{"phone_ending":"15"}""", "customer_id")]
    [InlineData("""{"customer_id":"somebody"}""", "customer_id")]
    [InlineData("""{"spelled_name":"Smyth"}""", "spelled_name")]
    [InlineData("""{"phone":"five five five"}""", "phone")]
    [InlineData("""{"email":"jon at example"}""", "email")]
    [InlineData("""{"name":"Jon","email_domain":"at%"}""", "email_domain")]
    public async Task What_cannot_be_understood_is_asked_for_again(string arguments, string field)
    {
        var answer = await LookUpAsync(arguments);

        Assert.Equal("INVALID_ARGUMENTS", answer.ToolError);
        Assert.Equal(field, Assert.Single(Data(answer).GetProperty("fields").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_last_purchase_is_found_behind_orders_that_came_to_nothing()
    {
        var customer = Data(await CallAsync("add_customer", """{"name":"Edith Clarke"}""")).GetProperty("number").GetInt64();
        var kept = await OrderAsync(customer);

        for (var cancelled = 0; cancelled < 6; cancelled++)
            await CallAsync("order_cancel", $$"""{"order_id":{{await OrderAsync(customer)}}}""");

        var answer = await LookUpAsync($$"""{"customer_id":{{customer}}}""");

        Assert.DoesNotContain(Data(answer).GetProperty("orders").EnumerateArray(), order => order.GetProperty("number").GetInt64() == kept);
        Assert.Equal(kept, Data(answer).GetProperty("last_purchase").GetProperty("number").GetInt64());
    }

    private async Task<long> OrderAsync(long customer)
    {
        var placed = await CallAsync("order_create", $$"""{"customer_id":{{customer}},"items":[{"item_id":"COFF0001","quantity":1}]}""");
        return Data(placed).GetProperty("number").GetInt64();
    }

    private Task<EdgeAnswer> LookUpAsync(string arguments) => CallAsync("customer_lookup", arguments);

    private async Task<EdgeAnswer> CallAsync(string tool, string arguments)
    {
        var answer = await platform.CallAsync(tool, arguments);
        await platform.AssertWellFormedAsync(tool, answer);

        return answer;
    }

    private static JsonElement Data(EdgeAnswer answer) => answer.Result.GetProperty("structuredContent");
}
