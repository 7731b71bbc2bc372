using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpEdge.Speech;

/// <summary>A text that is worded once its language is known.</summary>
[JsonConverter(typeof(WordingConverter))]
internal class Wording(Func<SpokenLanguage, string> inLanguage)
{
    /// <summary>A text that is the same in every language, such as what somebody else said.</summary>
    public static implicit operator Wording(string text) => new(_ => text);

    public string In(SpokenLanguage language) => inLanguage(language);

    public override string ToString() => In(SpokenLanguage.English);
}

/// <summary>Writes the text. What is written has been worded before; see <see cref="Errors.ToolError.In"/>.</summary>
internal sealed class WordingConverter : JsonConverter<Wording>
{
    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() ?? "";

    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
