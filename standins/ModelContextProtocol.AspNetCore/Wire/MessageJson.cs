using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>Turns the bytes of a body into a JSON-RPC message, and refuses what would fail later in the middle of a call.</summary>
internal static class MessageJson
{
    private static readonly JsonTypeInfo<JsonRpcMessage> TypeInfo = McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcMessage>();

    public static bool TryParse(ReadOnlyMemory<byte> utf8, McpHttpOptions options, [NotNullWhen(true)] out JsonRpcMessage? message)
    {
        message = null;
        if (!Utf8.IsValid(utf8.Span))
        {
            return false;
        }

        try
        {
            Check(utf8, options);
            message = JsonSerializer.Deserialize(utf8.Span, TypeInfo);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            // The converters report a number that does not fit and a half surrogate with their own exception types.
            return false;
        }

        return message is not null;
    }

    private static void Check(ReadOnlyMemory<byte> utf8, McpHttpOptions options)
    {
        using (JsonDocument.Parse(utf8, new() { MaxDepth = options.MaxJsonDepth, AllowDuplicateProperties = !options.StrictJson }))
        {
        }

        if (options.StrictJson && utf8.Span.IndexOf("\\u"u8) >= 0)
        {
            CheckEscapes(utf8.Span, options.MaxJsonDepth);
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
