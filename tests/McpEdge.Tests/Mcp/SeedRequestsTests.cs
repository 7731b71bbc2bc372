using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Mcp;

/// <summary>Requests as people write them by hand, with nothing but a key.</summary>
[Collection(EdgeCollection.Name)]
public sealed class SeedRequestsTests(EdgePlatform platform)
{
    [Theory]
    [InlineData("""
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "initialize",
            "params": {
              "protocolVersion": "2024-11-05",
              "capabilities": {},
              "clientInfo": {"name": "test-client", "version": "1.0.0"}
            }
          }
        """)]
    [InlineData("""
        {
          "jsonrpc": "2.0",
          "id": 1,
          "method": "initialize",
          "params": {
            "protocolVersion": "2024-11-05",
            "capabilities": {},
            "clientInfo": {"name": "client", "version": "1.0.0"}
          }
        }
        """)]
    public async Task A_client_of_2024_is_welcomed_in_its_own_revision(string body)
    {
        var answer = await CurlAsync(body);

        Assert.Equal(1, answer.Json.GetProperty("id").GetInt32());
        Assert.Equal("2024-11-05", answer.Result.GetProperty("protocolVersion").GetString());
        Assert.Equal("platform-edge", answer.Result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.NotEmpty(answer.Result.GetProperty("instructions").GetString()!);
        Assert.True(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData(1, """
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/list"
          }
        """)]
    [InlineData(2, """
        {
          "jsonrpc": "2.0",
          "id": 2,
          "method": "tools/list"
        }
        """)]
    public async Task Tools_are_listed_without_a_session(int id, string body)
    {
        var answer = await CurlAsync(body);

        Assert.Equal(id, answer.Json.GetProperty("id").GetInt32());
        var names = answer.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).ToList();
        Assert.Superset(
            new HashSet<string?>
            {
                "get_customer", "list_customers", "add_customer", "update_customer", "disable_customer", "activate_customer",
                "customer_lookup", "health_check",
            },
            names.ToHashSet());
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public async Task Active_customers_are_listed()
    {
        var answer = await CurlAsync("""
            {
              "jsonrpc": "2.0",
              "id": 3,
              "method": "tools/call",
              "params": {
                "name": "list_customers",
                "arguments": {"status": "active"}
              }
            }
            """);

        var customers = answer.Result.GetProperty("structuredContent").GetProperty("customers").EnumerateArray().ToList();
        Assert.NotEmpty(customers);
        Assert.All(customers, customer => Assert.Equal("active", customer.GetProperty("status").GetString()));
        Assert.StartsWith("I found ", answer.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_looked_up_by_email_with_a_bearer_token()
    {
        var answer = await CurlAsync(
            """
            {
                "jsonrpc": "2.0",
                "id": 2,
                "method": "tools/call",
                "params": {
                  "name": "customer_lookup",
                  "arguments": {
                    "email": "customer@example.com"
                  }
                }
              }
            """,
            request =>
            {
                request.Headers.Remove("x-api-key");
                request.Headers.Add("Authorization", $"Bearer {EdgePlatform.Key}");
            });

        var customer = answer.Result.GetProperty("structuredContent");
        Assert.Equal(("Alex Morgan", "customer@example.com"), (customer.GetProperty("name").GetString(), customer.GetProperty("email").GetString()));
        Assert.NotEmpty(customer.GetProperty("orders").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"customerId":"1"}""")]
    [InlineData("""{"customer_id":1}""")]
    [InlineData("""{"customer_id":"1"}""")]
    [InlineData("""{"customer_id":"0190a000-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"customer_id":"0190A000-0000-7000-8000-000000000001"}""")]
    public async Task A_customer_id_may_be_written_in_any_usual_way(string arguments)
    {
        var answer = await platform.CallAsync("get_customer", arguments);

        Assert.Equal("Alex Morgan", answer.Result.GetProperty("structuredContent").GetProperty("name").GetString());
    }
    // With the headers that curl sends.
    private Task<EdgeAnswer> CurlAsync(string body, Action<HttpRequestMessage>? change = null) => platform.PostAsync(body, request =>
    {
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd("*/*");
        request.Content!.Headers.ContentType = new("application/json");
        change?.Invoke(request);
    });
}
