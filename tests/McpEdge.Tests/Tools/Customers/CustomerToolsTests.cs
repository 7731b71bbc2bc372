using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Customers;

[Collection(EdgeCollection.Name)]
public sealed class CustomerToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task A_customer_is_read_by_number()
    {
        var answer = await CallAsync("get_customer", """{"customer_id":1}""");

        Assert.Equal(
            "Alex Morgan, customer one, is active. The phone number is plus one, four one five, five five five, zero one zero one, "
            + "and the e-mail address is customer at example dot com.",
            answer.Speech);
    }

    [Theory]
    [InlineData("get_customer", """{"customer_id":99999}""")]
    [InlineData("get_customer", """{"customer_id":"0190a000-0000-7000-8000-00000000ffff"}""")]
    [InlineData("disable_customer", """{"customer_id":99999}""")]
    [InlineData("activate_customer", """{"customer_id":99999}""")]
    [InlineData("update_customer", """{"customer_id":99999,"name":"Nobody"}""")]
    [InlineData("customer_lookup", """{"email":"nobody@example.com"}""")]
    [InlineData("customer_lookup", """{"phone":"+14155559999"}""")]
    [InlineData("customer_lookup", """{"customer_id":1,"email":"jon_smyth@example.com"}""")]
    public async Task Who_is_not_there_is_not_found(string tool, string arguments)
    {
        var answer = await CallAsync(tool, arguments);

        Assert.Equal("CUSTOMER_NOT_FOUND", answer.ToolError);
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        var first = await CallAsync("list_customers", """{"limit":5}""");
        var cursor = Data(first).GetProperty("next_cursor").GetString();
        var second = await CallAsync("list_customers", $$"""{"limit":5,"cursor":"{{cursor}}"}""");

        Assert.Equal([1, 2, 3, 4, 5], Numbers(first));
        Assert.Equal([6, 7, 8, 9, 10], Numbers(second));
        Assert.Matches("^I found .+ customers: Alex Morgan, Jon Smyth, John Smith and .+ more\\.$", first.Speech);
    }

    [Fact]
    public async Task A_page_of_one_customer_is_spoken_of_in_the_singular()
    {
        var first = await CallAsync("list_customers", """{"limit":1}""");
        var cursor = Data(first).GetProperty("next_cursor").GetString();
        var second = await CallAsync("list_customers", $$"""{"limit":1,"cursor":"{{cursor}}"}""");

        Assert.EndsWith("customers, the next is Jon Smyth.", second.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_was_never_given_is_refused()
    {
        var answer = await CallAsync("list_customers", """{"cursor":"nonsense"}""");

        Assert.Equal("INVALID_PAGE_TOKEN", answer.ToolError);
    }

    [Fact]
    public async Task Disabled_customers_are_listed_apart()
    {
        var answer = await CallAsync("list_customers", """{"status":"Disabled"}""");

        Assert.Contains(11, Numbers(answer));
        Assert.DoesNotContain(1, Numbers(answer));
    }

    [Fact]
    public async Task A_customer_is_added_changed_disabled_and_activated()
    {
        var added = await CallAsync("add_customer", """{"name":"Grace *Hopper*","email":"grace@example.org","phone":"+1 415 555 0142"}""");
        var id = Data(added).GetProperty("number").GetInt64();
        Assert.Equal("+14155550142", Data(added).GetProperty("phone").GetString());
        Assert.StartsWith("I've added Grace Hopper as customer ", added.Speech, StringComparison.Ordinal);

        var changed = await CallAsync("update_customer", $$"""{"customerId":{{id}},"name":"Grace Hopper","remove":["phone"]}""");
        Assert.Equal("Grace Hopper", Data(changed).GetProperty("name").GetString());
        Assert.False(Data(changed).TryGetProperty("phone", out _));
        Assert.Equal("grace@example.org", Data(changed).GetProperty("email").GetString());
        Assert.StartsWith("I've changed the name and phone number of Grace Hopper, customer ", changed.Speech, StringComparison.Ordinal);

        foreach (var (tool, status) in new[] { ("disable_customer", "disabled"), ("disable_customer", "disabled"), ("activate_customer", "active"), ("activate_customer", "active") })
        {
            var answer = await CallAsync(tool, $$"""{"customer_id":{{id}}}""");
            Assert.Equal(status, Data(answer).GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("""{"name":"Somebody Else","email":"CUSTOMER@example.com"}""", "EMAIL_TAKEN")]
    [InlineData("""{"name":"Somebody Else","phone":"+14155550101"}""", "PHONE_TAKEN")]
    public async Task What_another_customer_has_is_taken(string arguments, string code)
    {
        var answer = await CallAsync("add_customer", arguments);

        Assert.Equal(code, answer.ToolError);
    }

    [Fact]
    public async Task A_number_that_nobody_can_dial_is_asked_for_again()
    {
        var answer = await CallAsync("add_customer", """{"name":"Somebody","phone":"12 34 five"}""");

        Assert.Equal("INVALID_ARGUMENTS", answer.ToolError);
        Assert.Equal("phone", Assert.Single(Data(answer).GetProperty("fields").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_lookup_tells_the_last_purchase()
    {
        var answer = await CallAsync("customer_lookup", """{"phone":"(415) 555-0101"}""");

        var data = Data(answer);
        Assert.Equal("Alex Morgan", data.GetProperty("name").GetString());
        Assert.InRange(data.GetProperty("orders").GetArrayLength(), 1, 5);
        Assert.Equal(data.GetProperty("last_purchase").GetProperty("number").GetInt64(), data.GetProperty("orders").EnumerateArray()
            .First(order => order.GetProperty("status").GetString() is not ("cancelled" or "rejected")).GetProperty("number").GetInt64());
        Assert.False(data.TryGetProperty("missing", out _));
        Assert.Contains("Their last purchase was order ", answer.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_whose_orders_were_all_cancelled_did_order()
    {
        var added = await CallAsync("add_customer", """{"name":"Ida Rhodes","email":"ida@example.org"}""");
        var customer = Data(added).GetProperty("number").GetInt64();
        var before = await CallAsync("customer_lookup", $$"""{"customer_id":{{customer}}}""");
        var placed = await CallAsync("order_create", $$"""{"customer_id":{{customer}},"items":[{"item_id":"COFF0001","quantity":1}]}""");
        await CallAsync("order_cancel", $$"""{"order_id":{{Data(placed).GetProperty("number").GetInt64()}}}""");
        var after = await CallAsync("customer_lookup", $$"""{"customer_id":{{customer}}}""");

        Assert.EndsWith("They haven't bought anything yet.", before.Speech, StringComparison.Ordinal);
        Assert.EndsWith("Their orders were all cancelled or rejected.", after.Speech, StringComparison.Ordinal);
        Assert.False(Data(after).TryGetProperty("last_purchase", out _));
    }

    [Fact]
    public async Task Everything_in_order_is_said_in_one_line()
    {
        var answer = await CallAsync("health_check", "{}");

        Assert.Equal("Everything is working.", answer.Speech);
    }

    private async Task<EdgeAnswer> CallAsync(string tool, string arguments)
    {
        var answer = await platform.CallAsync(tool, arguments);
        await platform.AssertWellFormedAsync(tool, answer);

        return answer;
    }

    private static JsonElement Data(EdgeAnswer answer) => answer.Result.GetProperty("structuredContent");

    private static IEnumerable<long> Numbers(EdgeAnswer answer) =>
        Data(answer).GetProperty("customers").EnumerateArray().Select(customer => customer.GetProperty("number").GetInt64());
}
