using System.Text.Json;
using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Auth.ApiKeys;

[Collection(EdgeCollection.Name)]
public sealed class KeysApiTests(EdgePlatform platform)
{
    private KeysApi Api => new(platform);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_and_works()
    {
        var account = await Api.NewAccountAsync();
        var created = await Api.PostAsync("/api/keys", new
        {
            account,
            name = "Front desk",
            scopes = new[] { "customers:read" },
            toolset = "phone",
            allowed_networks = new[] { "127.0.0.0/8", "::1" },
            locale = "de-DE",
        });

        Assert.Equal(201, created.Status);
        Assert.Equal("no-store", created.Headers.CacheControl?.ToString());
        Assert.Equal(["customer_lookup"], await ToolsOf(created.Json.GetProperty("key").GetString()!));
        var later = await Api.SendAsync(HttpMethod.Get, created.Headers.Location!.ToString());
        Assert.False(later.Json.TryGetProperty("key", out _));
        Assert.Equal("active", later.Json.GetProperty("status").GetString());
        Assert.Equal(("phone", "de-DE"), (later.Json.GetProperty("toolset").GetString(), later.Json.GetProperty("locale").GetString()));
        Assert.Equal(["127.0.0.0/8", "::1/128"], later.Json.GetProperty("allowed_networks").EnumerateArray().Select(network => network.GetString()));
    }

    [Fact]
    public async Task A_rotated_key_works_beside_its_successor_for_a_while()
    {
        var old = await Api.NewKeyAsync(await Api.NewAccountAsync(), "customers:read");

        var rotated = await Api.PostAsync($"/api/keys/{old.Id}/rotate", new { grace_seconds = 3600 });
        var both = new[] { old.Key, rotated.Json.GetProperty("key").GetString()! };
        foreach (var key in both)
        {
            Assert.Equal(200, await StatusOf(key));
        }

        Assert.NotEqual(default, (await KeyAsync(old.Id)).GetProperty("expires_at").GetDateTimeOffset());
        var ended = await Api.PostAsync($"/api/keys/{rotated.Json.GetProperty("id").GetString()}/rotate", new { grace_seconds = 0 });
        Assert.Equal(201, ended.Status);
        Assert.Equal(401, await FinallyAsync(both[1], 401));
    }

    [Fact]
    public async Task A_revoked_key_stops_and_cannot_be_rotated()
    {
        var key = await Api.NewKeyAsync(await Api.NewAccountAsync(), "customers:read");
        Assert.Equal(200, await StatusOf(key.Key));

        Assert.Equal("revoked", (await Api.PostAsync($"/api/keys/{key.Id}/revoke", null)).Json.GetProperty("status").GetString());
        Assert.Equal("revoked", (await Api.PostAsync($"/api/keys/{key.Id}/revoke", null)).Json.GetProperty("status").GetString());

        Assert.Equal(401, await FinallyAsync(key.Key, 401));
        Assert.Equal((409, "KEY_NOT_ACTIVE"), KeysApi.Problem(await Api.PostAsync($"/api/keys/{key.Id}/rotate", null)));
    }

    [Fact]
    public async Task A_disabled_account_is_locked_out_and_let_in_again()
    {
        var account = await Api.NewAccountAsync();
        var key = await Api.NewKeyAsync(account, "customers:read");

        Assert.Equal(200, (await Api.PostAsync($"/api/accounts/{account}/disable", null)).Status);
        Assert.Equal(401, await FinallyAsync(key.Key, 401));
        Assert.Equal(200, (await Api.PostAsync($"/api/accounts/{account}/enable", null)).Status);
        Assert.Equal(200, await FinallyAsync(key.Key, 200));
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_key_is_said_at_once()
    {
        var answer = await Api.PostAsync("/api/keys", new
        {
            account = "acme",
            name = "",
            scopes = new[] { "Customers:Read" },
            toolset = "sales",
            allowed_networks = new[] { "everywhere" },
            locale = "klingon!",
            expires_at = "2020-01-01T00:00:00Z",
        });

        Assert.Equal((400, "INVALID_REQUEST"), KeysApi.Problem(answer));
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal(
            ["name", "scopes", "toolset", "allowed_networks", "locale", "expires_at"],
            answer.Json.GetProperty("errors").EnumerateArray().Select(field => field.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"account":"acme","name":"x","scopes":"*"}""")]
    [InlineData("""{"account":"acme","name":"x","scopes":["*"],"hash":"x"}""")]
    [InlineData("[]")]
    public async Task A_body_that_cannot_be_read_is_a_400(string body)
    {
        var answer = await platform.SendAsync(HttpMethod.Post, "/api/keys", request =>
        {
            request.Headers.Add("x-api-key", EdgePlatform.Key);
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        });

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task Keys_are_listed_page_by_page()
    {
        var account = await Api.NewAccountAsync();
        var ids = new List<string?>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            ids.Insert(0, (await Api.NewKeyAsync(account, "customers:read")).Id);
        }

        var (seen, cursor) = (new List<string?>(), "");
        do
        {
            var page = (await Api.SendAsync(HttpMethod.Get, $"/api/keys?account={account}&limit=2&cursor={cursor}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(key => key.GetProperty("id").GetString()));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString()! : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(ids, seen);
        Assert.Equal((400, "INVALID_REQUEST"), KeysApi.Problem(await Api.SendAsync(HttpMethod.Get, $"/api/keys?account={account}&cursor=x")));
    }

    [Fact]
    public async Task An_account_has_one_name_and_a_good_one()
    {
        var account = await Api.NewAccountAsync();

        Assert.Equal((409, "ACCOUNT_EXISTS"), KeysApi.Problem(await Api.PostAsync("/api/accounts", new { name = account })));
        Assert.Equal((400, "INVALID_REQUEST"), KeysApi.Problem(await Api.PostAsync("/api/accounts", new { name = "No Name" })));
        Assert.Equal((404, "ACCOUNT_NOT_FOUND"), KeysApi.Problem(await Api.SendAsync(HttpMethod.Get, "/api/accounts/nobody")));
        Assert.Equal(account, (await Api.SendAsync(HttpMethod.Get, $"/api/accounts/{account}")).Json.GetProperty("name").GetString());
        Assert.Contains(account, (await Api.SendAsync(HttpMethod.Get, "/api/accounts?limit=100")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_remembers_when_it_was_used()
    {
        var key = await Api.NewKeyAsync(await Api.NewAccountAsync(), "customers:read");
        Assert.False((await KeyAsync(key.Id)).TryGetProperty("last_used_at", out _));

        Assert.Equal(200, await StatusOf(key.Key));

        for (var attempt = 0; attempt < 500 && !(await KeyAsync(key.Id)).TryGetProperty("last_used_at", out _); attempt++)
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.True((await KeyAsync(key.Id)).TryGetProperty("last_used_at", out _));
    }

    [Fact]
    public async Task No_answer_and_no_row_has_a_key_or_its_hash()
    {
        var key = await Api.NewKeyAsync(await Api.NewAccountAsync(), "customers:read");
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var hash = (await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().ApiKeys.SingleAsync(row => row.Id == Guid.Parse(key.Id), Cancellation)).Hash;

        var list = (await Api.SendAsync(HttpMethod.Get, "/api/keys?limit=100")).Body;

        Assert.DoesNotContain(key.Key, list, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(hash), list, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(hash), list, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Key, platform.Edge.Logs.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> KeyAsync(string id) => (await Api.SendAsync(HttpMethod.Get, $"/api/keys/{id}")).Json;

    // An announcement is on its way for a moment; only that it arrives is of interest.
    private async Task<int> FinallyAsync(string key, int wanted)
    {
        for (var attempt = 0; attempt < 500 && await StatusOf(key) != wanted; attempt++)
        {
            await Task.Delay(20, Cancellation);
        }

        return await StatusOf(key);
    }

    private async Task<int> StatusOf(string key) => (await ListAsync(key)).Status;

    private async Task<List<string?>> ToolsOf(string key) =>
        [.. (await ListAsync(key)).Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString())];

    private Task<EdgeAnswer> ListAsync(string key) => platform.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", request =>
    {
        request.Headers.Remove("x-api-key");
        request.Headers.Add("x-api-key", key);
    });
}
