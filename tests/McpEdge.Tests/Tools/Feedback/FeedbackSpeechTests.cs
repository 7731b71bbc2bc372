using McpEdge.Speech;
using McpEdge.Tools.Feedback;

namespace McpEdge.Tests.Tools.Feedback;

public sealed class FeedbackSpeechTests
{
    [Theory]
    [InlineData(" The soup\nwas cold. ", "note as feedback: The soup was cold")]
    [InlineData(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
        "note as feedback: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen, and so on")]
    public void Who_approves_hears_the_beginning(string text, string spoken) => Assert.Equal(spoken, FeedbackSpeech.Effect(text, SpokenLanguage.English));
}
