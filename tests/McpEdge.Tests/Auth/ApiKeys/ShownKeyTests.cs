using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Http;

namespace McpEdge.Tests.Auth.ApiKeys;

public sealed class ShownKeyTests
{
    [Theory]
    [InlineData("x-api-key", "pk_1", "pk_1")]
    [InlineData("X-API-Key", "  pk_1  ", "pk_1")]
    [InlineData("Authorization", "Bearer pk_1", "pk_1")]
    [InlineData("authorization", "bearer   pk_1 ", "pk_1")]
    [InlineData("Authorization", "Basic cGs6MQ==", null)]
    [InlineData("Authorization", "Bearer ", null)]
    [InlineData("Authorization", "pk_1", null)]
    [InlineData("x-api-key", "   ", null)]
    [InlineData("Cookie", "x-api-key=pk_1", null)]
    public void A_key_is_read_from_either_header(string header, string value, string? key)
    {
        Assert.Equal(new ShownKey(key, null), ShownKey.In(new HeaderDictionary { [header] = value }));
    }

    [Fact]
    public void The_same_key_in_both_headers_is_one_key()
    {
        Assert.Equal("pk_1", ShownKey.In(new HeaderDictionary { ["x-api-key"] = "pk_1", ["Authorization"] = "Bearer pk_1" }).Key);
    }

    [Fact]
    public void Different_keys_are_refused()
    {
        var shown = ShownKey.In(new HeaderDictionary { ["x-api-key"] = "pk_1", ["Authorization"] = "Bearer pk_2" });

        Assert.Equal(new ShownKey(null, "The request shows different API keys."), shown);
    }

    [Fact]
    public void An_endless_key_is_refused_unread()
    {
        Assert.NotNull(ShownKey.In(new HeaderDictionary { ["x-api-key"] = new string('x', 10_000) }).Problem);
    }
}
