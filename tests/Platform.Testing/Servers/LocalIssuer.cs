using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Testing.Servers;

/// <summary>An authorization server on loopback: its documents over HTTP, and tokens signed by hand.</summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _reads;

    private LocalIssuer()
    {
        // Empty, because the folder of a test has settings of the programs that it tests.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () =>
        {
            Asked();
            return IsAway
                ? Results.StatusCode(503)
                : Results.Text(new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys" }.ToJsonString(), "application/json");
        });
        _app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref _reads);
            return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJson()), .. Others.Select(key => key.DeepClone())]) }.ToJsonString());
        });
    }

    /// <summary>Its name and address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The keys that it shows; the last one signs.</summary>
    public IReadOnlyList<LocalKey> Keys { get; set; } = [new LocalKey()];

    /// <summary>What else its key set has.</summary>
    public IReadOnlyList<JsonObject> Others { get; set; } = [];

    /// <summary>Whether it fails.</summary>
    public bool IsAway { get; set; }

    /// <summary>Done whenever it is asked, before it answers or fails.</summary>
    public Action Asked { get; set; } = () => { };

    /// <summary>How often its keys were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Starts one.</summary>
    public static async Task<LocalIssuer> StartAsync()
    {
        var issuer = new LocalIssuer();
        await issuer._app.StartAsync();
        issuer.Address = issuer._app.Urls.Single();

        return issuer;
    }

    /// <summary>A token that is good for an hour, unless it is changed.</summary>
    public string Token(string audience, string scope = "", Action<JsonObject>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = audience,
            ["sub"] = "agent",
            ["account"] = "acme",
            ["scope"] = scope,
            ["nbf"] = now - 5,
            ["exp"] = now + 3600,
        };
        change?.Invoke(claims);

        return Sign(claims, Keys[^1]);
    }

    /// <summary>A token of these claims, signed by a key of choice and with a header of choice.</summary>
    public static string Sign(JsonObject claims, LocalKey key, Action<JsonObject>? change = null)
    {
        var text = Encode(claims, new JsonObject { ["alg"] = key.Algorithm, ["typ"] = "at+jwt", ["kid"] = key.Kid }, change);
        return $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>The first two parts of a token.</summary>
    public static string Encode(JsonObject claims, JsonObject header, Action<JsonObject>? change = null)
    {
        change?.Invoke(header);
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
