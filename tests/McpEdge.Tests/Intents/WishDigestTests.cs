using System.Text.Json.Nodes;
using McpEdge.Intents;

namespace McpEdge.Tests.Intents;

public sealed class WishDigestTests
{
    [Theory]
    [InlineData("""{"customer_id":"1","total":6.5}""", """{"total":6.50,"customer_id":"1"}""")]
    [InlineData("""{"customer_id":"1"}""", """{"customer_id":"1","idempotency_key":"a"}""")]
    [InlineData("""{"order_data":{"customer_id":"1"}}""", """{"order_data":{"customer_id":"1","idempotency_key":"a"}}""")]
    public void The_same_wish_has_the_same_digest(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Fact]
    public void Another_account_conversation_tool_or_content_is_another_wish()
    {
        var arguments = new JsonObject { ["customer_id"] = "1" };
        string[] wishes =
        [
            WishDigest.Of("acme", "call", "order_create", arguments),
            WishDigest.Of("other", "call", "order_create", arguments),
            WishDigest.Of("acme", "chat", "order_create", arguments),
            WishDigest.Of("acme", "call", "process_order", arguments),
            WishDigest.Of("acme", "call", "order_create", new() { ["customer_id"] = "2" }),
        ];

        Assert.Distinct(wishes);
    }

    private static string Of(string arguments) => WishDigest.Of("acme", "call", "order_create", (JsonObject)JsonNode.Parse(arguments)!);
}
