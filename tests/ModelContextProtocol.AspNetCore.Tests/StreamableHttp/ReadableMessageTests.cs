using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>What has to hold before a message is looked at.</summary>
public abstract class ReadableMessageTests(HttpServerSessionMode mode)
{
    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    [InlineData("text/html, application/json")]
    public async Task A_client_that_cannot_read_both_forms_is_refused(string? accept)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Initialize().With("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(-32000, answer.ErrorCode);
        Assert.Null(answer.Message["id"]);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*, text/*")]
    [InlineData("application/json;q=0.5, text/event-stream;q=0.1")]
    public async Task Wildcards_and_weights_are_understood(string accept)
    {
        await using var host = await McpHost.StartAsync(mode);

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Initialize().With("Accept", accept))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""")]
    public async Task A_body_that_is_no_message_is_refused(string body)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Raw(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(-32600, answer.ErrorCode);
        Assert.True(answer.Message.AsObject().ContainsKey("id"));
        Assert.Null(answer.Message["id"]);
    }

    [Fact]
    public async Task A_foreign_content_type_is_refused()
    {
        await using var host = await McpHost.StartAsync(mode);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.SendAsync(Call.Initialize().With("Content-Type", "text/plain"))).Status);
    }
}

public sealed class StatelessReadableMessageTests() : ReadableMessageTests(HttpServerSessionMode.Stateless);

public sealed class StatefulReadableMessageTests() : ReadableMessageTests(HttpServerSessionMode.Stateful);

public sealed class HybridReadableMessageTests() : ReadableMessageTests(HttpServerSessionMode.StatefulForInitializeClients);
