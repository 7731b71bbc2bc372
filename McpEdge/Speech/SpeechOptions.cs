using System.ComponentModel.DataAnnotations;

namespace McpEdge.Speech;

/// <summary>Section <c>Speech</c>.</summary>
internal sealed class SpeechOptions
{
    /// <summary>The language of calls that ask for none: <c>en</c>, <c>de</c> or <c>fr</c>. The default is <c>en</c>.</summary>
    [AllowedValues("en", "de", "fr", ErrorMessage = "Must be en, de or fr.")]
    public string Language { get; set; } = "en";
}
