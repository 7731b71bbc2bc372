using System.Text.Json;

namespace ModelContextProtocol.AspNetCore.Streams;

/// <summary>Looks into an event on its way to the client.</summary>
internal static class WrittenEvent
{
    /// <summary>True for a JSON-RPC response, after which a POST has nothing more to say. False when in doubt.</summary>
    public static bool IsResponse(ReadOnlySpan<byte> sse)
    {
        var prefix = "data: "u8;
        var data = sse.IndexOf(prefix);
        var line = data < 0 ? [] : sse[(data + prefix.Length)..];
        var end = line.IndexOf((byte)'\n');
        if (end <= 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(line[..end]);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject && HasOutcome(ref reader);
    }

    private static bool HasOutcome(ref Utf8JsonReader message)
    {
        while (message.Read() && message.TokenType == JsonTokenType.PropertyName)
        {
            if (message.ValueTextEquals("result"u8) || message.ValueTextEquals("error"u8))
            {
                return true;
            }

            message.Skip();
        }

        return false;
    }
}
