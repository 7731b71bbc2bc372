using System.Text.Json.Nodes;

namespace McpEdge.Tools;

/// <summary>What a call would do if it were let through.</summary>
/// <param name="Speech">
/// Completes "Shall I …?": "cancel order one three one two of Alex Morgan". Names, totals and the like are what the services know;
/// of the arguments only values that become data are quoted.
/// </param>
internal sealed record PendingEffect(string Speech)
{
    /// <summary>The arguments to run with, when they say more than those that were sent, such as the total that was shown. Null: those.</summary>
    public JsonObject? Arguments { get; init; }
}
