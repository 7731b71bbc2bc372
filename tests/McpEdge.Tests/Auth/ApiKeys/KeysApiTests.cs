using System.Net.Http.Json;
using System.Text.Json;
using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Auth.ApiKeys;

[Collection(EdgeCollection.Name)]
public sealed class KeysApiTests(EdgePlatform platform)
{
    private static readonly string[] Everything = ["*"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_and_works()
    {
        var account = await NewAccountAsync();
        var created = await PostAsync("/api/keys", new
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
        var later = await SendAsync(HttpMethod.Get, created.Headers.Location!.ToString());
        Assert.False(later.Json.TryGetProperty("key", out _));
        Assert.Equal("active", later.Json.GetProperty("status").GetString());
        Assert.Equal(("phone", "de-DE"), (later.Json.GetProperty("toolset").GetString(), later.Json.GetProperty("locale").GetString()));
        Assert.Equal(["127.0.0.0/8", "::1/128"], later.Json.GetProperty("allowed_networks").EnumerateArray().Select(network => network.GetString()));
    }

    [Fact]
    public async Task A_rotated_key_works_beside_its_successor_for_a_while()
    {
        var old = await NewKeyAsync(await NewAccountAsync(), "customers:read");

        var rotated = await PostAsync($"/api/keys/{old.Id}/rotate", new { grace_seconds = 3600 });
        var both = new[] { old.Key, rotated.Json.GetProperty("key").GetString()! };
        foreach (var key in both)
        {
            Assert.Equal(200, await StatusOf(key));
        }

        Assert.NotEqual(default, (await KeyAsync(old.Id)).GetProperty("expires_at").GetDateTimeOffset());
        var ended = await PostAsync($"/api/keys/{rotated.Json.GetProperty("id").GetString()}/rotate", new { grace_seconds = 0 });
        Assert.Equal(201, ended.Status);
        Assert.Equal(401, await FinallyAsync(both[1], 401));
    }

    [Fact]
    public async Task A_revoked_key_stops_and_cannot_be_rotated()
    {
        var key = await NewKeyAsync(await NewAccountAsync(), "customers:read");
        Assert.Equal(200, await StatusOf(key.Key));

        Assert.Equal("revoked", (await PostAsync($"/api/keys/{key.Id}/revoke", null)).Json.GetProperty("status").GetString());
        Assert.Equal("revoked", (await PostAsync($"/api/keys/{key.Id}/revoke", null)).Json.GetProperty("status").GetString());

        Assert.Equal(401, await FinallyAsync(key.Key, 401));
        Assert.Equal((409, "KEY_NOT_ACTIVE"), Problem(await PostAsync($"/api/keys/{key.Id}/rotate", null)));
    }

    [Fact]
    public async Task A_disabled_account_is_locked_out_and_let_in_again()
    {
        var account = await NewAccountAsync();
        var key = await NewKeyAsync(account, "customers:read");

        Assert.Equal(200, (await PostAsync($"/api/accounts/{account}/disable", null)).Status);
        Assert.Equal(401, await FinallyAsync(key.Key, 401));
        Assert.Equal(200, (await PostAsync($"/api/accounts/{account}/enable", null)).Status);
        Assert.Equal(200, await FinallyAsync(key.Key, 200));
    }

    [Fact]
    public async Task Somebody_with_keys_write_manages_their_own_account_alone_and_gives_no_more_than_they_have()
    {
        var (mine, other) = (await NewAccountAsync(), await NewAccountAsync());
        var manager = (await NewKeyAsync(mine, "keys:write", "keys:read", "customers:read")).Key;
        var strange = await NewKeyAsync(other, "customers:read");
        var strong = await NewKeyAsync(mine, "*");

        Assert.Equal(201, (await PostAsync("/api/keys", new { name = "x", scopes = new[] { "customers:read" } }, manager)).Status);
        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await PostAsync("/api/keys", new { name = "x", scopes = new[] { "*" } }, manager)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await PostAsync("/api/keys", new { name = "x", scopes = new[] { "orders:read" } }, manager)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await PostAsync($"/api/keys/{strong.Id}/rotate", null, manager)));
        Assert.Equal(
            (404, "ACCOUNT_NOT_FOUND"),
            Problem(await PostAsync("/api/keys", new { account = other, name = "x", scopes = new[] { "customers:read" } }, manager)));
        Assert.Equal((404, "KEY_NOT_FOUND"), Problem(await PostAsync($"/api/keys/{strange.Id}/revoke", null, manager)));
        Assert.Equal((404, "KEY_NOT_FOUND"), Problem(await SendAsync(HttpMethod.Get, $"/api/keys/{strange.Id}", manager)));
        var seen = (await SendAsync(HttpMethod.Get, "/api/keys", manager)).Json.GetProperty("items").EnumerateArray();
        Assert.All(seen, key => Assert.Equal(mine, key.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task A_key_of_one_toolset_gives_no_other()
    {
        var account = await NewAccountAsync();
        var created = await PostAsync("/api/keys", new { account, name = "x", scopes = new[] { "*" }, toolset = "phone" });

        var answer = await PostAsync("/api/keys", new { account, name = "y", scopes = new[] { "*" } }, created.Json.GetProperty("key").GetString()!);

        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(answer));
    }

    [Fact]
    public async Task A_key_of_some_networks_gives_none_beyond_them()
    {
        var account = await NewAccountAsync();
        var free = await NewKeyAsync(account, "customers:read");
        var created = await PostAsync("/api/keys", new { account, name = "bound", scopes = Everything, allowed_networks = new[] { "127.0.0.0/8", "::1" } });
        var bound = created.Json.GetProperty("key").GetString()!;

        foreach (var networks in new string[]?[] { null, [], ["0.0.0.0/0"], ["126.0.0.0/7"], ["127.0.0.1", "192.0.2.1"], ["::/0"] })
        {
            Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await GiveAsync(networks)));
        }

        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await PostAsync($"/api/keys/{free.Id}/rotate", null, bound)));
        Assert.Equal(201, (await GiveAsync(["127.0.0.0/8"])).Status);
        Assert.Equal(201, (await GiveAsync(["127.0.0.1", "::1"])).Status);
        Assert.Equal(201, (await PostAsync($"/api/keys/{created.Json.GetProperty("id").GetString()}/rotate", null, bound)).Status);

        Task<EdgeAnswer> GiveAsync(string[]? networks) =>
            PostAsync("/api/keys", new { account, name = "x", scopes = Everything, allowed_networks = networks }, bound);
    }

    [Fact]
    public async Task A_key_that_expires_gives_none_that_outlives_it()
    {
        var account = await NewAccountAsync();
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var created = await PostAsync("/api/keys", new { account, name = "passing", scopes = Everything, expires_at = now.AddDays(30) });
        var passing = created.Json.GetProperty("key").GetString()!;

        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await GiveAsync(null)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await GiveAsync(now.AddDays(31))));
        Assert.Equal(201, (await GiveAsync(now.AddDays(30))).Status);
        var shorter = (await GiveAsync(now.AddDays(1))).Json.GetProperty("id").GetString();
        Assert.Equal(201, (await PostAsync($"/api/keys/{shorter}/rotate", null, passing)).Status);

        // Its successor would live as long again.
        var own = created.Json.GetProperty("id").GetString();
        Assert.Equal((403, "GRANT_TOO_WIDE"), Problem(await PostAsync($"/api/keys/{own}/rotate", null, passing)));

        Task<EdgeAnswer> GiveAsync(DateTimeOffset? expires) =>
            PostAsync("/api/keys", new { account, name = "x", scopes = Everything, expires_at = expires }, passing);
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_key_is_said_at_once()
    {
        var answer = await PostAsync("/api/keys", new
        {
            account = "acme",
            name = "",
            scopes = new[] { "Customers:Read" },
            toolset = "sales",
            allowed_networks = new[] { "everywhere" },
            locale = "klingon!",
            expires_at = "2020-01-01T00:00:00Z",
        });

        Assert.Equal((400, "INVALID_REQUEST"), Problem(answer));
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
        var account = await NewAccountAsync();
        var ids = new List<string?>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            ids.Insert(0, (await NewKeyAsync(account, "customers:read")).Id);
        }

        var (seen, cursor) = (new List<string?>(), "");
        do
        {
            var page = (await SendAsync(HttpMethod.Get, $"/api/keys?account={account}&limit=2&cursor={cursor}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(key => key.GetProperty("id").GetString()));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString()! : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(ids, seen);
        Assert.Equal((400, "INVALID_REQUEST"), Problem(await SendAsync(HttpMethod.Get, $"/api/keys?account={account}&cursor=x")));
    }

    [Fact]
    public async Task An_account_has_one_name_and_a_good_one()
    {
        var account = await NewAccountAsync();

        Assert.Equal((409, "ACCOUNT_EXISTS"), Problem(await PostAsync("/api/accounts", new { name = account })));
        Assert.Equal((400, "INVALID_REQUEST"), Problem(await PostAsync("/api/accounts", new { name = "No Name" })));
        Assert.Equal((404, "ACCOUNT_NOT_FOUND"), Problem(await SendAsync(HttpMethod.Get, "/api/accounts/nobody")));
        Assert.Equal(account, (await SendAsync(HttpMethod.Get, $"/api/accounts/{account}")).Json.GetProperty("name").GetString());
        Assert.Contains(account, (await SendAsync(HttpMethod.Get, "/api/accounts?limit=100")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_remembers_when_it_was_used()
    {
        var key = await NewKeyAsync(await NewAccountAsync(), "customers:read");
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
        var key = await NewKeyAsync(await NewAccountAsync(), "customers:read");
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var hash = (await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().ApiKeys.SingleAsync(row => row.Id == Guid.Parse(key.Id), Cancellation)).Hash;

        var list = (await SendAsync(HttpMethod.Get, "/api/keys?limit=100")).Body;

        Assert.DoesNotContain(key.Key, list, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(hash), list, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(hash), list, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Key, platform.Edge.Logs.ToString(), StringComparison.Ordinal);
    }

    private static (int Status, string? Code) Problem(EdgeAnswer answer) => (answer.Status, answer.Json.GetProperty("code").GetString());

    private async Task<string> NewAccountAsync()
    {
        var name = $"account-{Guid.CreateVersion7():N}";
        Assert.Equal(201, (await PostAsync("/api/accounts", new { name, title = "A business" })).Status);

        return name;
    }

    private async Task<(string Id, string Key)> NewKeyAsync(string account, params string[] scopes)
    {
        var created = await PostAsync("/api/keys", new { account, name = "a key", scopes });
        Assert.True(created.Status == 201, created.Body);

        return (created.Json.GetProperty("id").GetString()!, created.Json.GetProperty("key").GetString()!);
    }

    private async Task<JsonElement> KeyAsync(string id) => (await SendAsync(HttpMethod.Get, $"/api/keys/{id}")).Json;

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

    private Task<EdgeAnswer> PostAsync(string path, object? body, string key = EdgePlatform.Key) =>
        SendAsync(HttpMethod.Post, path, key, body is null ? null : JsonContent.Create(body));

    private Task<EdgeAnswer> SendAsync(HttpMethod method, string path, string key = EdgePlatform.Key, HttpContent? body = null) =>
        platform.SendAsync(method, path, request =>
        {
            request.Headers.Add("x-api-key", key);
            request.Content = body;
        });
}
