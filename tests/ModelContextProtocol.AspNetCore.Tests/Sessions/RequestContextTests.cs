using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

/// <summary>What of its HTTP request a handler finds around it: ambient values and scoped services.</summary>
public sealed class RequestContextTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Theory]
    [InlineData(false, "second")]
    [InlineData(true, "first")]
    public async Task Ambient_values_are_those_of_the_message_or_of_the_session(bool perSession, string expected)
    {
        await using var host = await StartAsync(HttpServerSessionMode.Stateful, perSession);
        var opened = await host.SendAsync(Call.Initialize().With("X-Ambient", "first"));

        var answer = await host.SendAsync(Call.Tool("ambient").In(opened.SessionId).With("X-Ambient", "second"));

        Assert.Equal(expected, answer.Text);
    }

    [Fact]
    public async Task Each_request_of_a_session_has_a_scope_of_its_own_that_ends_with_it()
    {
        await using var host = await StartAsync(HttpServerSessionMode.Stateful);
        var session = await host.InitializeAsync();

        var first = await host.SendAsync(Call.Tool("scope").In(session));
        var second = await host.SendAsync(Call.Tool("scope").In(session));

        Assert.StartsWith("foreign", first.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Text, second.Text);
        await host.Probe.WaitAsync(first.Text!.Split(' ')[1], TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_session_the_ambient_values_are_those_of_the_request(bool modern)
    {
        await using var host = await StartAsync(HttpServerSessionMode.StatefulForInitializeClients);
        Call Ambience() => modern ? Call.ModernTool("ambient") : Call.Tool("ambient");

        var first = await host.SendAsync(Ambience().With("X-Ambient", "first"));
        var second = await host.SendAsync(Ambience().With("X-Ambient", "second"));
        var third = await host.SendAsync(Ambience());

        Assert.Equal("first", first.Text);
        Assert.Equal("second", second.Text);
        Assert.Equal("none", third.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_session_the_scope_is_that_of_the_HTTP_request(bool modern)
    {
        await using var host = await StartAsync(HttpServerSessionMode.StatefulForInitializeClients);
        Call Scope() => modern ? Call.ModernTool("scope") : Call.Tool("scope");

        var first = await host.SendAsync(Scope());
        var second = await host.SendAsync(Scope());

        Assert.StartsWith("same", first.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Text, second.Text);
        await host.Probe.WaitAsync(first.Text!.Split(' ')[1], TestContext.Current.CancellationToken);
    }

    private static Task<McpHost> StartAsync(HttpServerSessionMode mode, bool perSession = false) => McpHost.StartAsync(mode, s =>
    {
        s.ConfigureTransport = o => o.PerSessionExecutionContext = perSession;
        s.ConfigureServices = services => services.AddScoped<Scoped>();
        s.ConfigureBuilder = b => b.WithTools<ContextTools>();
        s.ConfigureApp = app => app.Use((context, next) =>
        {
            Ambient.Value = context.Request.Headers["X-Ambient"];
            return next(context);
        });
    });

    [McpServerToolType]
    private sealed class ContextTools
    {
        [McpServerTool(Name = "ambient"), Description("Tells the ambient value.")]
        public static string Ambience() => Ambient.Value ?? "none";

        [McpServerTool(Name = "scope"), Description("Compares the scope with the HTTP request's, and names it.")]
        public static string Scope(Scoped scoped, IHttpContextAccessor http) =>
            $"{(http.HttpContext!.RequestServices.GetRequiredService<Scoped>() == scoped ? "same" : "foreign")} {scoped.Id}";
    }

    private sealed class Scoped(Probe probe) : IDisposable
    {
        private static int _count;

        public string Id { get; } = $"scope-{Interlocked.Increment(ref _count)}";

        public void Dispose() => probe.Reach(Id);
    }
}
