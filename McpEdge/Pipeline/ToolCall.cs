using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Approvals.Confirmations;
using McpEdge.Auth;
using McpEdge.Speech;
using McpEdge.Tools;

namespace McpEdge.Pipeline;

/// <summary>A wish to run a tool, as any door hands it over.</summary>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Arguments">As they were sent; null when none were.</param>
/// <param name="Caller">Null when the door authenticated nobody.</param>
internal sealed record ToolCall(string Tool, JsonElement? Arguments, Caller? Caller)
{
    /// <summary>The telephone call or chat that it belongs to; null when nobody said.</summary>
    public string? Conversation { get; init; }

    /// <summary>What to run where no list of tools has it, such as the reader of a resource; null for a tool of the caller's toolset.</summary>
    public Tool? Unlisted { get; init; }

    /// <summary>Names the request among all of the client, such as session and JSON-RPC id; null when nothing does.</summary>
    public string? Request { get; init; }

    /// <summary>Key in the header <c>Idempotency-Key</c>; null when there is none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Signalled when nobody can take the answer any more, even if the call itself goes on.</summary>
    public CancellationToken Disconnected { get; init; }

    /// <summary>How long its caller waited before it could begin; the budget counts from then on.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Whether nobody waits for the answer, so that how long it takes says nothing of what callers have to expect.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Whether the door can have its client ask the caller a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The answer to a question of before; null when none was asked.</summary>
    public CallerAnswer? Answer { get; init; }

    /// <summary>The language that the call asks for; null when it asks for none.</summary>
    public SpokenLanguage? Language { get; init; }

    /// <summary>The approval that this call carries out; null for a call that somebody makes now.</summary>
    public Guid? Approval { get; init; }

    /// <summary>The arguments as they were valid when it was asked for, where it is carried out with others; null: with the same.</summary>
    public JsonObject? Wish { get; init; }

    /// <summary>By what the services know its effect, where that was settled when it was approved; null for a call that somebody makes now.</summary>
    public string? Intent { get; init; }
}
