using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Streams;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Goes on with a stream from the event after the last one the client has seen.</summary>
internal static class StreamReplay
{
    public static async Task<RpcProblem?> ServeAsync(
        HttpContext context, HttpSession session, ISseEventStreamStore? store, string lastEventId, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return RpcProblem.Refused("This server keeps no events: streams cannot be resumed.");
        }

        var reader = await store.GetStreamReaderAsync(lastEventId, cancellationToken);
        if (reader is null || !string.Equals(reader.SessionId, session.Id, StringComparison.Ordinal))
        {
            return RpcProblem.Refused("The Last-Event-ID is unknown or has expired.");
        }

        EventStreamHeaders.Set(context);
        var body = context.Response.Body;
        await body.FlushAsync(cancellationToken);
        await foreach (var item in reader.ReadEventsAsync(cancellationToken))
        {
            await SseFormatter.WriteAsync(One(item), body, static (e, buffer) => Format(e.Data, buffer), cancellationToken);
            await body.FlushAsync(cancellationToken);
        }

        return null;
    }

    private static void Format(JsonRpcMessage? message, System.Buffers.IBufferWriter<byte> buffer)
    {
        if (message is not null)
        {
            using var writer = new Utf8JsonWriter(buffer);
            JsonSerializer.Serialize(writer, message, McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcMessage>());
        }
    }

    private static async IAsyncEnumerable<SseItem<JsonRpcMessage?>> One(SseItem<JsonRpcMessage?> item)
    {
        yield return item;
        await Task.CompletedTask;
    }
}
