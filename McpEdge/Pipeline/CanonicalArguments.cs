using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Schemas;

namespace McpEdge.Pipeline;

/// <summary>
/// One text for all writings of the same arguments, in the manner of RFC 8785: members sorted by their UTF-16 code units, no white
/// space, numbers without exponent and trailing zeros. Unlike there, numbers keep all digits of a decimal. Takes what
/// <see cref="ArgumentReader"/> has read, which settles names, types and absence.
/// </summary>
internal static class CanonicalArguments
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text.</summary>
    public static string Of(JsonObject arguments) => Encoding.UTF8.GetString(Write(arguments).WrittenSpan);

    /// <summary>SHA-256 of the text.</summary>
    public static byte[] DigestOf(JsonObject arguments) => SHA256.HashData(Write(arguments).WrittenSpan);

    private static ArrayBufferWriter<byte> Write(JsonObject arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Compact);
        Write(writer, arguments);
        writer.Flush();

        return buffer;
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject record:
                WriteRecord(writer, record);
                break;
            case JsonArray list:
                WriteList(writer, list);
                break;
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number:
                writer.WriteRawValue(Normal(number));
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static void WriteRecord(Utf8JsonWriter writer, JsonObject record)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in record.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, JsonArray list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static string Normal(JsonValue number)
    {
        var value = decimal.Parse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

        // The form has as many places as a decimal can have.
        return value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
