using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Schemas;

namespace McpEdge.Conversations;

/// <summary>
/// Finds the conversation that a call belongs to: in the headers <c>X-Call-Id</c>, <c>X-Chat-Id</c> and <c>X-Session-Id</c>, then in
/// <c>_meta</c>, then in the argument <c>conversation_id</c>, then it is the MCP session. What a platform says comes before what a model
/// wrote: a model that makes an id up, or was talked into another caller's, doesn't get there.
/// </summary>
internal static class ConversationReader
{
    /// <summary>An argument that every tool takes.</summary>
    public const string Argument = "conversation_id";

    private static readonly string[] Headers = ["X-Call-Id", "X-Chat-Id", "X-Session-Id"];

    private static readonly string[] Names =
        ["conversation_id", "conversationId", "call_id", "callId", "chat_id", "chatId", "session_id", "sessionId"];

    /// <param name="inHeaders">What <see cref="InHeaders"/> found.</param>
    /// <param name="meta"><c>_meta</c> of the call; names may have a prefix, such as <c>example.com/call_id</c>.</param>
    /// <param name="arguments">Of the call; the one that names the conversation is taken out of them.</param>
    /// <param name="session">The MCP session; null where there is none.</param>
    public static string? Find(string? inHeaders, JsonObject? meta, IDictionary<string, JsonElement>? arguments, string? session)
    {
        var argument = TakeArgument(arguments);

        return inHeaders
            ?? FromMeta(meta)
            ?? argument
            ?? (session is null ? null : ConversationId.FromSession(session));
    }

    /// <summary>Null when no header names it.</summary>
    public static string? InHeaders(IHeaderDictionary headers) =>
        Headers.Select(name => ConversationId.From(headers[name])).FirstOrDefault(id => id is not null);

    private static string? FromMeta(JsonObject? meta)
    {
        if (meta is not { Count: > 0 })
        {
            return null;
        }

        return Names
            .SelectMany(name => meta.Where(entry => entry.Key[(entry.Key.LastIndexOf('/') + 1)..] == name))
            .Select(entry => entry.Value is JsonValue value && value.TryGetValue<string>(out var id) ? ConversationId.From(id) : null)
            .FirstOrDefault(id => id is not null);
    }

    private static string? TakeArgument(IDictionary<string, JsonElement>? arguments)
    {
        string? found = null;
        foreach (var name in Names.Take(2))
        {
            if (arguments is not null && arguments.Remove(name, out var value) && Text.TryRead(value, out var id))
            {
                found ??= ConversationId.From(id);
            }
        }

        return found;
    }
}
