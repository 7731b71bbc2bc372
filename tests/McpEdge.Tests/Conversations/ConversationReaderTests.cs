using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Conversations;
using Microsoft.AspNetCore.Http;

namespace McpEdge.Tests.Conversations;

public sealed class ConversationReaderTests
{
    private const string Session = "session";

    [Fact]
    public void Headers_come_before_meta_before_the_argument_before_the_session()
    {
        var headers = new HeaderDictionary { ["X-Session-Id"] = "session-header", ["X-Chat-Id"] = "chat", ["X-Call-Id"] = "call" };
        var meta = new JsonObject { ["call_id"] = "meta" };

        Assert.Equal("call", Find(headers, meta, "argument"));
        headers.Remove("X-Call-Id");
        Assert.Equal("chat", Find(headers, meta, "argument"));
        headers.Remove("X-Chat-Id");
        Assert.Equal("session-header", Find(headers, meta, "argument"));
        headers.Clear();
        Assert.Equal("meta", Find(headers, meta, "argument"));
        Assert.Equal("argument", Find(headers, null, "argument"));
        Assert.Equal(ConversationId.FromSession(Session), Find(headers, null, null));
    }

    [Theory]
    [InlineData("conversation_id")]
    [InlineData("conversationId")]
    [InlineData("example.com/call_id")]
    [InlineData("chatId")]
    public void Meta_has_it_under_several_names(string name) => Assert.Equal("c-1", Find(null, new() { ["progressToken"] = 7, [name] = "c-1" }, null));

    [Theory]
    [InlineData("""{"conversation_id":"c-1","word":"x"}""", "c-1")]
    [InlineData("""{"conversationId":"c-1","word":"x"}""", "c-1")]
    [InlineData("""{"conversation_id":"","conversationId":"c-1"}""", "c-1")]
    [InlineData("""{"conversation_id":17}""", null)]
    [InlineData("""{"conversation_id":"\ud800"}""", null)]
    public void The_argument_is_taken_out_of_the_arguments(string sent, string? id)
    {
        var arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(sent)!;

        Assert.Equal(id, ConversationReader.Find(null, null, arguments, null));
        Assert.DoesNotContain(arguments.Keys, name => name.StartsWith("conversation", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_says_it() => Assert.Null(ConversationReader.Find(ConversationReader.InHeaders(new HeaderDictionary()), [], new Dictionary<string, JsonElement>(), null));

    private static string? Find(HeaderDictionary? headers, JsonObject? meta, string? argument)
    {
        var arguments = new Dictionary<string, JsonElement>();
        if (argument is not null)
        {
            arguments["conversation_id"] = JsonSerializer.SerializeToElement(argument);
        }

        return ConversationReader.Find(ConversationReader.InHeaders(headers ?? []), meta, arguments, Session);
    }
}
