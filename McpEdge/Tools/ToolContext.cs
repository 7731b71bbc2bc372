using Grpc.Core;
using McpEdge.Auth;
using McpEdge.Speech;

namespace McpEdge.Tools;

/// <summary>The call that a tool is answering.</summary>
/// <param name="Caller">Whose key it is.</param>
/// <param name="Deadline">When the answer has to be there; every gRPC call made for it ends then.</param>
/// <param name="OptionalDeadline">When parts have to be there that the answer can do without.</param>
/// <param name="Now">When the call came.</param>
internal sealed record ToolContext(Caller Caller, DateTimeOffset Deadline, DateTimeOffset OptionalDeadline, DateTimeOffset Now)
{
    /// <summary>The telephone call or chat that it belongs to; null when nobody said.</summary>
    public string? Conversation { get; init; }

    /// <summary>The language of the answer.</summary>
    public SpokenLanguage Language { get; init; } = SpokenLanguage.English;

    /// <summary>The intent key of a call that is made on an approval, the same however often it is made; null for every other call.</summary>
    public string? Intent { get; init; }

    /// <summary>The day in UTC: near enough for saying a year or not.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>For a gRPC call that the answer depends on.</summary>
    public CallOptions Required(CancellationToken cancellationToken) =>
        new(deadline: Deadline.UtcDateTime, cancellationToken: cancellationToken);

    /// <summary>For a gRPC call whose answer may be missing in the end.</summary>
    public CallOptions Optional(CancellationToken cancellationToken) =>
        new(deadline: OptionalDeadline.UtcDateTime, cancellationToken: cancellationToken);
}
