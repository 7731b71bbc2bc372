using System.Net.Http.Json;
using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Audit;

/// <summary>Whoever gives or takes access leaves an entry.</summary>
[Collection(EdgeCollection.Name)]
public sealed class AdministrationTests(EdgePlatform platform)
{
    [Fact]
    public async Task What_is_done_to_accounts_and_keys_is_recorded()
    {
        var (administrators, account) = (NewName(), NewName());
        var by = await platform.IssueKeyAsync(["*"], account: administrators);

        await PostAsync("/api/accounts", new { name = account, title = "A Business" });
        var created = await PostAsync("/api/keys", new { account, name = "A Desk", scopes = new[] { "customers:read" }, toolset = "phone" });
        var rotated = await PostAsync($"/api/keys/{Id(created)}/rotate", null);
        await PostAsync($"/api/keys/{Id(rotated)}/revoke", null);
        await PostAsync($"/api/keys/{Id(rotated)}/revoke", null);
        await PostAsync($"/api/accounts/{account}/disable", null);
        await PostAsync($"/api/accounts/{account}/disable", null);
        await PostAsync($"/api/accounts/{account}/enable", null);

        var entries = await platform.AuditAsync($"account={administrators}");
        Assert.Equal(
            ["account_enable", "account_disable", "key_revoke", "key_rotate", "key_create", "account_create"], entries.Select(entry => entry.Text("tool")));
        Assert.All(entries, entry =>
        {
            Assert.Equal("succeeded", entry.Text("outcome"));
            Assert.Equal(account, Facts(entry).GetProperty("account").GetString());
            Assert.NotNull(entry.Text("key"));
        });
        Assert.Equal([Id(rotated), Id(created), Id(created)], entries[2..5].Select(entry => Facts(entry).GetProperty("key").GetString()));
        Assert.Equal(Id(rotated), Facts(entries[3]).GetProperty("successor").GetString());
        Assert.Equal("phone", Facts(entries[4]).GetProperty("toolset").GetString());
        Assert.DoesNotContain(created.GetProperty("key").GetString()!, string.Join('\n', entries), StringComparison.Ordinal);

        async Task<JsonElement> PostAsync(string path, object? body)
        {
            var answer = await platform.SendAsync(HttpMethod.Post, path, request =>
            {
                request.Headers.Add("x-api-key", by);
                request.Content = body is null ? null : JsonContent.Create(body);
            });
            Assert.True(answer.Status is 200 or 201, answer.Body);

            return answer.Json;
        }
    }

    [Fact]
    public async Task What_is_not_allowed_is_not_recorded_as_done()
    {
        var account = NewName();
        var by = await platform.IssueKeyAsync(["keys:write"], account: account);

        var refused = await platform.SendAsync(HttpMethod.Post, "/api/keys", request =>
        {
            request.Headers.Add("x-api-key", by);
            request.Content = JsonContent.Create(new { name = "x", scopes = new[] { "*" } });
        });

        Assert.Equal(403, refused.Status);
        Assert.Empty(await platform.AuditAsync($"account={account}"));
    }

    private static string NewName() => $"account-{Guid.CreateVersion7():N}";

    private static string? Id(JsonElement key) => key.GetProperty("id").GetString();

    private static JsonElement Facts(JsonElement entry) => entry.GetProperty("arguments");
}
