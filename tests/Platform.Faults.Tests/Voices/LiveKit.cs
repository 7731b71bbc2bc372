using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>
/// LiveKit Agents: one session for a conversation, five seconds for a request, headers fixed when the agent starts. The model gets the
/// first content item, dumped as JSON. What was being called when the caller interrupts goes on, and its answer is lost.
/// </summary>
internal sealed class LiveKit(Uri edge, string key, string room) : VoicePlatform(edge, key, room)
{
    public override TimeSpan Patience => TimeSpan.FromSeconds(5);

    protected override Dictionary<string, string> Headers => new() { ["X-Call-Id"] = Conversation };

    protected override string? Read(CallToolResult result) => JsonSerializer.Serialize(result.Content[0], McpJsonUtilities.DefaultOptions);
}
