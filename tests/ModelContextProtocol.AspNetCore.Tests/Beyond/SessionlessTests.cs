using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

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
}
