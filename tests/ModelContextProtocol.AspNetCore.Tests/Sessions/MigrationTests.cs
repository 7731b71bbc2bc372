using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

public sealed class MigrationTests
{
    [Fact]
    public async Task A_session_goes_on_in_another_process_under_its_id()
    {
        var shared = new SharedSessions();
        await using var first = await StartAsync(shared);
        await using var second = await StartAsync(shared);
        var session = await first.InitializeAsync("2025-06-18");

        var answers = await Task.WhenAll(
            second.SendAsync(Call.Tool("echo", new() { ["text"] = "a" }).In(session).With("MCP-Protocol-Version", "2025-06-18")),
            second.SendAsync(Call.Tool("echo", new() { ["text"] = "b" }).In(session)));
        var otherVersion = await second.SendAsync(Call.Request("ping").In(session).With("MCP-Protocol-Version", "2025-11-25"));
        using var ask = await second.OpenAsync(Call.Tool("ask").In(session));

        Assert.Equal(["a", "b"], answers.Select(a => a.Text));
        Assert.All(answers, a => Assert.Equal(session, a.SessionId));
        Assert.Equal(1, shared.Asked);
        Assert.Equal(-32600, otherVersion.ErrorCode);
        Assert.Equal("elicitation/create", (await ask.NextAsync())!["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_session_that_the_handler_does_not_know_is_not_found()
    {
        await using var host = await StartAsync(new SharedSessions());

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Request("ping").In("made-up"))).Status);
    }

    private static Task<McpHost> StartAsync(SharedSessions shared) => McpHost.StartAsync(
        HttpServerSessionMode.Stateful, s => s.ConfigureServices = services => services.AddSingleton<ISessionMigrationHandler>(shared));

    private sealed class SharedSessions : ISessionMigrationHandler
    {
        private readonly ConcurrentDictionary<string, InitializeRequestParams> _known = new();
        private int _asked;

        public int Asked => _asked;

        public ValueTask OnSessionInitializedAsync(
            HttpContext context, string sessionId, InitializeRequestParams initializeParams, CancellationToken cancellationToken)
        {
            _known[sessionId] = initializeParams;
            return ValueTask.CompletedTask;
        }

        public ValueTask<InitializeRequestParams?> AllowSessionMigrationAsync(
            HttpContext context, string sessionId, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return ValueTask.FromResult(_known.GetValueOrDefault(sessionId));
        }
    }
}
