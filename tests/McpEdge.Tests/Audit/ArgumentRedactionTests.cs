using System.Text.Json;
using McpEdge.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Audit;

[Collection(EdgeCollection.Name)]
public sealed class ArgumentRedactionTests(EdgePlatform platform)
{
    [Theory]
    [InlineData("get_customer", """{"customer_id":12}""", """{"customer_id":"12"}""")]
    [InlineData("get_customer", """{"customerId":"4155550123"}""", """{"customer_id":"redacted"}""")]
    [InlineData("get_customer", """{"customer_id":"0190a000-0000-7000-8000-000000000001"}""", """{"customer_id":"0190a000-0000-7000-8000-000000000001"}""")]
    [InlineData("customer_lookup", """{"customer_id":"four one five","email":"ann@example.com","phone_ending":"23"}""",
        """{"customer_id":"redacted","email":"redacted","phone_ending":"redacted"}""")]
    [InlineData("add_customer", """{"name":"Ann","phone":"+14155550123","email":null}""", """{"name":"redacted","phone":"redacted"}""")]
    [InlineData("update_customer", """{"customer_id":1,"remove":["phone"]}""", """{"customer_id":"1","remove":["phone"]}""")]
    [InlineData("order_create", """{"customer_id":1,"items":[{"item_id":"PIZZ0001","quantity":2}],"idempotency_key":"s3cret"}""",
        """{"customer_id":"1","items":[{"item_id":"PIZZ0001","quantity":2}],"idempotency_key":"redacted"}""")]
    [InlineData("process_order", """{"order_data":{"customer_id":1,"items":"[]"}}""", """{"order_data":{"customer_id":"1","items":"redacted"}}""")]
    [InlineData("order_list", """{"from_date":"2024-01-15","to_date":"when Ann moved","status":"completed"}""",
        """{"from_date":"2024-01-15","to_date":"redacted","status":"completed"}""")]
    [InlineData("update_inventory", """{"quantity":4155550123}""", """{"quantity":"redacted"}""")]
    [InlineData("get_customer", """{"ann@example.com":1,"customer_id":{"deep":"s3cret"}}""", """{"customer_id":"redacted"}""")]
    [InlineData("get_customer", "[1]", "{}")]
    public void Only_what_can_harm_nobody_is_kept(string tool, string arguments, string kept)
    {
        var schema = platform.Edge.Services.GetRequiredService<ToolCatalogue>().All.Single(entry => entry.Profile.Name == tool).Arguments;

        Assert.Equal(kept, ArgumentRedaction.Of(schema, JsonElement.Parse(arguments)));
    }
}
