using System.Text.RegularExpressions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>
/// ElevenLabs agents: HTTP with SSE unless the agent is set to Streamable HTTP, thirty seconds, extra headers with the platform's own
/// variables. A tool whose name does not match the pattern cannot be used.
/// </summary>
internal sealed partial class ElevenLabs(Uri edge, string key, string conversation, bool streamable) : VoicePlatform(edge, key, conversation)
{
    public override TimeSpan Patience => TimeSpan.FromSeconds(30);

    protected override string Path => streamable ? "/mcp" : "/mcp/sse";

    protected override HttpTransportMode Transport => streamable ? HttpTransportMode.StreamableHttp : HttpTransportMode.Sse;

    protected override string Revision => streamable ? "2025-06-18" : "2024-11-05";

    protected override Dictionary<string, string> Headers => new() { ["X-Session-Id"] = Conversation };

    protected override string? Read(CallToolResult result) => AllText(result);

    protected override async Task ConnectedAsync(Connection connection, CancellationToken cancellationToken) =>
        Assert.All(await connection.ToolsAsync(cancellationToken), name => Assert.Matches(UsableName(), name));

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex UsableName();
}
