using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Auth.ApiKeys;

/// <summary>What a key may give to the keys that it makes or rotates: no more than it has.</summary>
[Collection(EdgeCollection.Name)]
public sealed class KeyGrantsTests(EdgePlatform platform)
{
    private static readonly string[] Everything = ["*"];

    private KeysApi Api => new(platform);

    [Fact]
    public async Task Somebody_with_keys_write_manages_their_own_account_alone_and_gives_no_more_than_they_have()
    {
        var (mine, other) = (await Api.NewAccountAsync(), await Api.NewAccountAsync());
        var manager = (await Api.NewKeyAsync(mine, "keys:write", "keys:read", "customers:read")).Key;
        var strange = await Api.NewKeyAsync(other, "customers:read");
        var strong = await Api.NewKeyAsync(mine, "*");

        Assert.Equal(201, (await Api.PostAsync("/api/keys", new { name = "x", scopes = new[] { "customers:read" } }, manager)).Status);
        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await Api.PostAsync("/api/keys", new { name = "x", scopes = new[] { "*" } }, manager)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await Api.PostAsync("/api/keys", new { name = "x", scopes = new[] { "orders:read" } }, manager)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await Api.PostAsync($"/api/keys/{strong.Id}/rotate", null, manager)));
        Assert.Equal(
            (404, "ACCOUNT_NOT_FOUND"),
            KeysApi.Problem(await Api.PostAsync("/api/keys", new { account = other, name = "x", scopes = new[] { "customers:read" } }, manager)));
        Assert.Equal((404, "KEY_NOT_FOUND"), KeysApi.Problem(await Api.PostAsync($"/api/keys/{strange.Id}/revoke", null, manager)));
        Assert.Equal((404, "KEY_NOT_FOUND"), KeysApi.Problem(await Api.SendAsync(HttpMethod.Get, $"/api/keys/{strange.Id}", manager)));
        var seen = (await Api.SendAsync(HttpMethod.Get, "/api/keys", manager)).Json.GetProperty("items").EnumerateArray();
        Assert.All(seen, key => Assert.Equal(mine, key.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task A_key_of_one_toolset_gives_no_other()
    {
        var account = await Api.NewAccountAsync();
        var created = await Api.PostAsync("/api/keys", new { account, name = "x", scopes = new[] { "*" }, toolset = "phone" });

        var answer = await Api.PostAsync("/api/keys", new { account, name = "y", scopes = new[] { "*" } }, created.Json.GetProperty("key").GetString()!);

        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(answer));
    }

    [Fact]
    public async Task A_key_of_some_networks_gives_none_beyond_them()
    {
        var account = await Api.NewAccountAsync();
        var free = await Api.NewKeyAsync(account, "customers:read");
        var created = await Api.PostAsync("/api/keys", new { account, name = "bound", scopes = Everything, allowed_networks = new[] { "127.0.0.0/8", "::1" } });
        var bound = created.Json.GetProperty("key").GetString()!;

        foreach (var networks in new string[]?[] { null, [], ["0.0.0.0/0"], ["126.0.0.0/7"], ["127.0.0.1", "192.0.2.1"], ["::/0"] })
        {
            Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await GiveAsync(networks)));
        }

        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await Api.PostAsync($"/api/keys/{free.Id}/rotate", null, bound)));
        Assert.Equal(201, (await GiveAsync(["127.0.0.0/8"])).Status);
        Assert.Equal(201, (await GiveAsync(["127.0.0.1", "::1"])).Status);
        Assert.Equal(201, (await Api.PostAsync($"/api/keys/{created.Json.GetProperty("id").GetString()}/rotate", null, bound)).Status);

        Task<EdgeAnswer> GiveAsync(string[]? networks) =>
            Api.PostAsync("/api/keys", new { account, name = "x", scopes = Everything, allowed_networks = networks }, bound);
    }

    [Fact]
    public async Task A_key_that_expires_gives_none_that_outlives_it()
    {
        var account = await Api.NewAccountAsync();
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var created = await Api.PostAsync("/api/keys", new { account, name = "passing", scopes = Everything, expires_at = now.AddDays(30) });
        var passing = created.Json.GetProperty("key").GetString()!;

        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await GiveAsync(null)));
        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await GiveAsync(now.AddDays(31))));
        Assert.Equal(201, (await GiveAsync(now.AddDays(30))).Status);
        var shorter = (await GiveAsync(now.AddDays(1))).Json.GetProperty("id").GetString();
        Assert.Equal(201, (await Api.PostAsync($"/api/keys/{shorter}/rotate", null, passing)).Status);

        // Its successor would live as long again.
        var own = created.Json.GetProperty("id").GetString();
        Assert.Equal((403, "GRANT_TOO_WIDE"), KeysApi.Problem(await Api.PostAsync($"/api/keys/{own}/rotate", null, passing)));

        Task<EdgeAnswer> GiveAsync(DateTimeOffset? expires) =>
            Api.PostAsync("/api/keys", new { account, name = "x", scopes = Everything, expires_at = expires }, passing);
    }
}
