using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>Ultravox: three seconds, after which the agent speaks of a technical issue. Nothing names the call but the argument that the agent was told to fill in.</summary>
internal sealed class Ultravox(Uri edge, string key, string call) : VoicePlatform(edge, key, call)
{
    public override TimeSpan Patience => TimeSpan.FromSeconds(3);

    protected override string? Read(CallToolResult result) => AllText(result);

    protected override Dictionary<string, object?> Complete(Dictionary<string, object?> arguments) =>
        new(arguments) { ["conversation_id"] = Conversation };
}
