using System.Net;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Beyond;

/// <summary>Hybrid mode serves callers that know nothing of sessions, such as a plain curl.</summary>
public sealed class SessionlessTests
{
    [Fact]
    public async Task A_request_without_session_and_accept_list_is_served()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.StatefulForInitializeClients);

        var list = await host.SendAsync(Call.Request("tools/list").With("Accept", "*/*"));
        var call = await host.SendAsync(Call.Tool("echo", new() { ["text"] = "hi" }).With("Accept", "*/*"));
        var notification = await host.SendAsync(Call.Notification("notifications/initialized").With("Accept", "*/*"));

        Assert.NotEmpty(list.Result!["tools"]!.AsArray());
        Assert.Equal("hi", call.Text);
        Assert.Null(call.SessionId);
        Assert.Equal(HttpStatusCode.Accepted, notification.Status);
    }

    [Fact]
    public async Task Requests_at_once_and_after_one_another_get_their_own_answers_whatever_their_ids()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.StatefulForInitializeClients);

        foreach (var round in Enumerable.Range(0, 10))
        {
            var texts = Enumerable.Range(0, 20).Select(i => $"{round} {i}").ToArray();
            var answers = await Task.WhenAll(texts.Select(text => host.SendAsync(Call.Tool("echo", new() { ["text"] = text }))));

            Assert.Equal(texts, answers.Select(answer => answer.Text));
        }
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_its_call_and_no_other()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.StatefulForInitializeClients);
        await host.SendAsync(Call.Request("ping"));
        using var gone = new CancellationTokenSource();
        using var request = Call.Tool("wait").ToRequest(host.Endpoint);

        var call = host.Http.SendAsync(request, gone.Token);
        await host.Probe.WaitAsync("wait started", TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.Probe.WaitAsync("wait cancelled", TestContext.Current.CancellationToken);
        var next = await host.SendAsync(Call.Tool("echo", new() { ["text"] = "hi" }));

        Assert.Equal("hi", next.Text);
    }

    [Fact]
    public async Task A_run_handler_runs_a_server_once_for_many_requests()
    {
        var runs = 0;
        await using var host = await McpHost.StartAsync(
            HttpServerSessionMode.StatefulForInitializeClients, settings => settings.ConfigureTransport = options => options.RunSessionHandler = Count);

        Task Count(HttpContext context, McpServer server, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return server.RunAsync(cancellationToken);
        }

        foreach (var text in Enumerable.Range(0, 30).Select(call => $"{call}"))
            Assert.Equal(text, (await host.SendAsync(Call.Tool("echo", new() { ["text"] = text }))).Text);

        // An answer may arrive a little before its server is free again.
        Assert.InRange(runs, 1, 15);
    }

    [Fact]
    public async Task What_a_client_says_of_itself_is_not_taken_for_another()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        await host.SendAsync(Call.Initialize());
        await host.SendAsync(Call.ModernTool("known"));
        var answer = await host.SendAsync(Call.Tool("known"));

        Assert.Equal("nothing", answer.Text);
    }
}
