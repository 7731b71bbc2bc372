using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Testing;
using Platform.Testing.Servers;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Tests;

/// <summary>An application behind the scheme, with a real issuer.</summary>
internal sealed class GuardedApp : IAsyncDisposable
{
    public const string Audience = "https://api.example.com";

    private readonly WebApplication _app;

    private GuardedApp(LocalIssuer issuer, Action<JwtBearerOptions>? configure)
    {
        Issuer = issuer;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = issuer.Address;
            options.Audience = Audience;
            options.RequireHttpsMetadata = false;
            options.TimeProvider = Clock;
            options.TokenValidationParameters.ValidAlgorithms = ["RS256", "PS256", "ES256"];
            configure?.Invoke(options);
        });
        builder.Services.AddAuthorization();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapGet("/", (HttpContext context) => context.User.FindFirst("sub")?.Value).RequireAuthorization();
    }

    public LocalIssuer Issuer { get; }

    public FakeTime Clock { get; } = new();

    public static async Task<GuardedApp> StartAsync(Action<JwtBearerOptions>? configure = null)
    {
        var app = new GuardedApp(await LocalIssuer.StartAsync(), configure);
        await app._app.StartAsync();

        return app;
    }

    public string Token(Action<JsonObject>? change = null) => Issuer.Token(Audience, change: change);

    public async Task<(HttpStatusCode Status, string Challenge, string Body)> GetAsync(string? token, CancellationToken? leaving = null)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, leaving ?? TestContext.Current.CancellationToken);

        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpStatusCode> StatusOf(string token) => (await GetAsync(token)).Status;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
