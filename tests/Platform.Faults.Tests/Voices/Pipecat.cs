using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>Pipecat: a word of the caller cancels the call that runs. The model gets the text items joined, and nothing else.</summary>
internal sealed class Pipecat(Uri edge, string key, string call) : VoicePlatform(edge, key, call)
{
    public override TimeSpan Patience => TimeSpan.FromSeconds(30);

    protected override bool CancelsWhenInterrupted => true;

    protected override Dictionary<string, string> Headers => new() { ["X-Call-Id"] = Conversation };

    protected override string? Read(CallToolResult result) => AllText(result);
}
