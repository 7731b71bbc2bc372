using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>Turns the bytes of a body into a JSON-RPC message, and refuses what would fail later in the middle of a call.</summary>
internal static class MessageJson
{
    private static readonly JsonTypeInfo<JsonRpcMessage> TypeInfo = McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcMessage>();

    public static bool TryParse(ReadOnlySpan<byte> utf8, McpHttpOptions options, [NotNullWhen(true)] out JsonRpcMessage? message)
    {
        message = null;
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        try
        {
            var body = Parse(utf8, options);
            message = Call(body) ?? JsonSerializer.Deserialize(utf8, TypeInfo);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            // The converters report a number that does not fit and a half surrogate with their own exception types.
            return false;
        }

        return message is not null;
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8, McpHttpOptions options)
    {
        // None is shorter than two bytes, with what separates it from the next.
        if (options.MaxJsonValues > 0 && utf8.Length / 2 > options.MaxJsonValues)
        {
            CheckCount(utf8, options);
        }

        if (options.StrictJson && utf8.IndexOf("\\u"u8) >= 0)
        {
            CheckEscapes(utf8, options.MaxJsonDepth);
        }

        return JsonElement.Parse(utf8, new() { MaxDepth = options.MaxJsonDepth, AllowDuplicateProperties = !options.StrictJson });
    }

    /// <summary>
    /// A plain request or notification, made from what has been parsed already. Null for everything else, which the
    /// protocol's own converter reads or refuses.
    /// </summary>
    private static JsonRpcMessage? Call(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        RequestId? id = null;
        string? method = null;
        JsonObject? parameters = null;
        var isJsonRpc = false;
        foreach (var member in body.EnumerateObject())
        {
            var value = member.Value;
            switch (value.ValueKind)
            {
                case JsonValueKind.String when member.NameEquals("jsonrpc"u8):
                    isJsonRpc = value.ValueEquals("2.0"u8);
                    break;
                case JsonValueKind.String when member.NameEquals("method"u8):
                    method = value.GetString();
                    break;
                case JsonValueKind.String when member.NameEquals("id"u8):
                    id = new RequestId(value.GetString()!);
                    break;
                case JsonValueKind.Number when member.NameEquals("id"u8) && value.TryGetInt64(out var number):
                    id = new RequestId(number);
                    break;
                case JsonValueKind.Object when member.NameEquals("params"u8):
                    parameters = JsonObject.Create(value);
                    break;
                default:
                    return null;
            }
        }

        return !isJsonRpc || method is null
            ? null
            : id is { } request
                ? new JsonRpcRequest { Id = request, Method = method, Params = parameters }
                : new JsonRpcNotification { Method = method, Params = parameters };
    }

    private static void CheckCount(ReadOnlySpan<byte> utf8, McpHttpOptions options)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        var count = 0;
        while (reader.Read())
        {
            count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
            if (count > options.MaxJsonValues)
            {
                throw new JsonException($"There are more than {options.MaxJsonValues} values.");
            }
        }
    }

    private static void CheckEscapes(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                // Throws InvalidOperationException for half a surrogate pair.
                _ = reader.GetString();
            }
        }
    }
}
