using System.Net.Http.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Auth.ApiKeys;

/// <summary>The API of accounts and keys, used with the administrator's key or another one.</summary>
internal sealed class KeysApi(EdgePlatform platform)
{
    public static (int Status, string? Code) Problem(EdgeAnswer answer) => (answer.Status, answer.Json.GetProperty("code").GetString());

    public async Task<string> NewAccountAsync()
    {
        var name = $"account-{Guid.CreateVersion7():N}";
        Assert.Equal(201, (await PostAsync("/api/accounts", new { name, title = "A business" })).Status);

        return name;
    }

    public async Task<(string Id, string Key)> NewKeyAsync(string account, params string[] scopes)
    {
        var created = await PostAsync("/api/keys", new { account, name = "a key", scopes });
        Assert.True(created.Status == 201, created.Body);

        return (created.Json.GetProperty("id").GetString()!, created.Json.GetProperty("key").GetString()!);
    }

    public Task<EdgeAnswer> PostAsync(string path, object? body, string key = EdgePlatform.Key) =>
        SendAsync(HttpMethod.Post, path, key, body is null ? null : JsonContent.Create(body));

    public Task<EdgeAnswer> SendAsync(HttpMethod method, string path, string key = EdgePlatform.Key, HttpContent? body = null) =>
        platform.SendAsync(method, path, request =>
        {
            request.Headers.Add("x-api-key", key);
            request.Content = body;
        });
}
