using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>Vapi: a session of its own for every call of a tool, <c>X-Call-Id</c> with each request, twenty seconds. The model reads the text and not <c>isError</c>.</summary>
internal sealed class Vapi(Uri edge, string key, string call) : VoicePlatform(edge, key, call)
{
    public override TimeSpan Patience => TimeSpan.FromSeconds(20);

    protected override string Revision => "2025-03-26";

    protected override bool KeepsSession => false;

    protected override Dictionary<string, string> Headers => new() { ["X-Call-Id"] = Conversation };

    protected override string? Read(CallToolResult result) => AllText(result);
}
