using System.Text.Json;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Pipeline;

/// <summary>What every door gives back, in its own way.</summary>
/// <param name="Speech">One line that can be spoken.</param>
/// <param name="Data">The tool's result, or the error, as data.</param>
/// <param name="Error">Null when the tool did what it was asked.</param>
internal sealed record ToolResult(string Speech, JsonElement Data, ToolError? Error)
{
    private string? _dataText;

    /// <summary>Whether an earlier call began what this one answers about.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>The data as JSON text, which is made once.</summary>
    public string DataText => _dataText ??= Data.GetRawText();

    public static ToolResult Success(string speech, JsonElement data) => new(speech, data, null);

    /// <summary>Some agents read only the text and never the error flag, so the text has the hint as well.</summary>
    public static ToolResult Failure(ToolError error, SpokenLanguage language)
    {
        var worded = error.In(language);
        var speakable = worded with { Message = SpeakableLine.From(worded.Message.In(language), language) };
        return new(
            $"{speakable.Message.In(language)} {SpeakableLine.FromHint(speakable.Hint.In(language))}",
            JsonSerializer.SerializeToElement(speakable, ToolJson.Options),
            speakable);
    }
}
