using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Client;

namespace ModelContextProtocol.AspNetCore.Tests.LegacySse;

public abstract class LegacySseTests(HttpServerSessionMode mode)
{
    [Fact]
    public async Task The_official_client_lists_and_calls_tools()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectAsync(
            configure: o => (o.Endpoint, o.TransportMode) = (new Uri(host.Endpoint + "/sse"), HttpTransportMode.Sse));

        var result = await client.CallToolAsync(
            "echo", new Dictionary<string, object?> { ["text"] = "hi" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("hi", result.Content[0].ToString());
        Assert.Equal("2025-11-25", client.NegotiatedProtocolVersion);
    }

    [Fact]
    public async Task The_stream_names_the_message_address_and_carries_the_answers()
    {
        await using var host = await StartAsync();
        using var stream = await host.OpenAsync(Call.Get(null).At("/sse"));

        var endpoint = await stream.NextEventAsync();
        var address = endpoint!.Value.Data;
        var accepted = await host.SendAsync(Call.Initialize().At(address["/mcp".Length..]));
        var answer = await stream.NextEventAsync();

        Assert.Equal("endpoint", endpoint.Value.EventType);
        Assert.Matches("^/mcp/message\\?sessionId=[A-Za-z0-9_-]{22}$", address);
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal("Accepted", accepted.Body);
        Assert.Equal("message", answer!.Value.EventType);
        Assert.Contains("protocolVersion", answer.Value.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_needs_a_session_of_its_user()
    {
        await using var host = await StartAsync();
        using var stream = await host.OpenAsync(Call.Get(null).At("/sse").As("ann"));
        var address = (await stream.NextEventAsync())!.Value.Data["/mcp".Length..];

        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(Call.Initialize().At("/message"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(Call.Initialize().At("/message?sessionId=x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(Call.Initialize().At(address).As("bob"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(Call.Raw("{").At(address).As("ann"))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await host.SendAsync(Call.Initialize().At(address).As("ann"))).Status);
    }

    [Fact]
    public async Task The_stream_ends_when_the_host_stops_and_the_session_with_it()
    {
        await using var host = await StartAsync();
        using var stream = await host.OpenAsync(Call.Get(null).At("/sse"));
        await stream.NextEventAsync();

        var stopped = host.StopAsync();

        Assert.Null(await stream.NextEventAsync());
        await stopped;
    }

    private Task<McpHost> StartAsync() => McpHost.StartAsync(mode, s =>
    {
        s.ConfigureTransport = o => o.EnableLegacySse = true;
        s.ConfigureServices = services => services.AddAuthentication(TestUsers.SchemeName).AddTestUsers();
        s.ConfigureApp = app => app.UseAuthentication();
    });
}

public sealed class StatefulLegacySseTests() : LegacySseTests(HttpServerSessionMode.Stateful);

public sealed class HybridLegacySseTests() : LegacySseTests(HttpServerSessionMode.StatefulForInitializeClients);
