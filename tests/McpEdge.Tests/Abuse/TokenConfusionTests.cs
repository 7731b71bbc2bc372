using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McpEdge.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Abuse;

/// <summary>What looks like a token, was one, or is one for something else.</summary>
[Collection(EdgeCollection.Name)]
public sealed class TokenConfusionTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    [InlineData("")]
    public async Task An_unsigned_token_is_refused(string algorithm)
    {
        var unsigned = LocalIssuer.Encode(Claims(), new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" });

        await AssertRefusedAsync($"{unsigned}.");
        await AssertRefusedAsync($"{unsigned}.AAAA");
    }

    [Fact]
    public async Task A_public_key_is_no_shared_secret()
    {
        var key = platform.Issuer.Keys[^1];
        var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.PublicBytes));
        foreach (var secret in new[] { key.PublicBytes, pem, Encoding.ASCII.GetBytes(key.ToJson().ToJsonString()), [] })
        {
            var text = LocalIssuer.Encode(Claims(), new JsonObject { ["alg"] = "HS256", ["kid"] = key.Kid });
            await AssertRefusedAsync($"{text}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}");
        }
    }

    [Fact]
    public async Task A_token_can_not_bring_its_own_key()
    {
        await using var attacker = await LocalIssuer.StartAsync();
        var key = attacker.Keys[^1];
        foreach (var header in new (string Name, JsonNode Value)[]
        {
            ("jwk", key.ToJson()),
            ("jku", $"{attacker.Address}/keys"),
            ("x5u", $"{attacker.Address}/certificate"),
            ("x5c", new JsonArray(Convert.ToBase64String(key.PublicBytes))),
            ("kid", $"{attacker.Address}/keys"),
            ("kid", "../../../../dev/null"),
            ("kid", "' UNION SELECT 'key' --"),
        })
        {
            await AssertRefusedAsync(LocalIssuer.Sign(Claims(), key, with => with[header.Name] = header.Value));
        }

        Assert.Equal(0, attacker.Reads);
    }

    [Theory]
    [InlineData(300, 3600, false)]
    [InlineData(-3600, -300, false)]
    [InlineData(-3600, -70, false)]
    [InlineData(70, 3600, false)]
    [InlineData(10, 3600, true)]
    public async Task A_clock_may_differ_by_seconds_and_not_by_minutes(int begins, int ends, bool counts)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var token = platform.Issuer.Token(
            EdgePlatform.Audience, "customers:read", claims => (claims["nbf"], claims["exp"]) = (now + begins, now + ends));

        Assert.Equal(counts ? 200 : 401, (await ListAsync("Authorization", $"Bearer {token}")).Status);
    }

    [Theory]
    [InlineData("\"https://edge.example.com/mcp/\"")]
    [InlineData("\"HTTPS://EDGE.EXAMPLE.COM/MCP\"")]
    [InlineData("\"https://edge.example.com\"")]
    [InlineData("\"https://edge.example.com/mcp https://other.example.com\"")]
    [InlineData("\"*\"")]
    [InlineData("[]")]
    [InlineData("{\"https://edge.example.com/mcp\":true}")]
    [InlineData("null")]
    public async Task A_token_for_somebody_else_is_refused(string audience)
    {
        await AssertRefusedAsync(platform.Issuer.Token(EdgePlatform.Audience, "*", claims => claims["aud"] = JsonNode.Parse(audience)));
    }

    [Fact]
    public async Task What_was_given_for_one_purpose_opens_nothing_else()
    {
        var report = await platform.CallAsync(
            "generate_report", """{"report_type":"sales","start_date":"2024-01-01","end_date":"2024-01-02","format":"json"}""");
        var link = report.Result.GetProperty("structuredContent").GetProperty("download_url").GetString()!;
        var session = await platform.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""");
        foreach (var handle in new[]
        {
            link.Split("signature=")[1],
            link,
            session.Headers.GetValues("Mcp-Session-Id").Single(),
            "token-of-the-test-platform", // what services show each other
            report.Result.GetProperty("structuredContent").GetProperty("report_id").GetString()!,
        })
        {
            Assert.Equal(401, (await ListAsync("x-api-key", handle)).Status);
            Assert.Equal(401, (await ListAsync("Authorization", $"Bearer {handle}")).Status);
            Assert.Equal(401, (await ListAsync("x-service-token", handle)).Status);
        }
    }

    [Theory]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer pk_a.b.c")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA")]
    [InlineData("Bearer eyJhbGciOnsiYSI6MX19.e30.AAAA")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Negotiate TlRMTVNTUAAB")]
    public async Task Rubbish_is_a_401(string header)
    {
        Assert.Equal(401, (await ListAsync("Authorization", header)).Status);
    }

    private JsonObject Claims()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = platform.Issuer.Address,
            ["aud"] = EdgePlatform.Audience,
            ["sub"] = "attacker",
            ["account"] = "acme",
            ["scope"] = "customers:read",
            ["exp"] = now + 600,
        };
    }

    private async Task AssertRefusedAsync(string token)
    {
        var answer = await ListAsync("Authorization", $"Bearer {token}");
        Assert.True(answer.Status == 401, $"{token}: {answer.Status} {answer.Body}");
    }

    private Task<EdgeAnswer> ListAsync(string header, string value) => platform.PostAsync(List, request =>
    {
        request.Headers.Remove("x-api-key");
        request.Headers.TryAddWithoutValidation(header, value);
    });
}
