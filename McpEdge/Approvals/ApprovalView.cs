using System.Text.Json.Nodes;
using McpEdge.Tools;

namespace McpEdge.Approvals;

/// <summary>A request as an operator reads it.</summary>
internal sealed record ApprovalView
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required string Account { get; init; }

    /// <summary>The key whose agent made the call.</summary>
    public required string Key { get; init; }

    /// <summary>The telephone call or chat that it was made in; absent when nobody said.</summary>
    public string? Conversation { get; init; }

    public required string Tool { get; init; }

    public required Risk Risk { get; init; }

    /// <summary>What the call would do, out of the services' data.</summary>
    public required string Summary { get; init; }

    /// <summary>What it would run with, as the agent sent it.</summary>
    public required JsonNode Arguments { get; init; }

    public required ApprovalState Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int Attempts { get; init; }

    public string? ResultSpeech { get; init; }

    public JsonNode? Result { get; init; }

    public string? ErrorCode { get; init; }

    public static ApprovalView Of(ApprovalRequest request) => new()
    {
        Id = request.Id,
        Reference = request.Reference,
        Account = request.Account,
        Key = request.Key,
        Conversation = request.Conversation,
        Tool = request.Tool,
        Risk = request.Risk,
        Summary = request.Summary,
        Arguments = JsonNode.Parse(request.Arguments)!,
        Status = request.State,
        CreatedAt = request.CreatedAt,
        ExpiresAt = request.ExpiresAt,
        DecidedAt = request.DecidedAt,
        DecidedBy = request.DecidedBy,
        Reason = request.Reason,
        FinishedAt = request.FinishedAt,
        Attempts = request.Attempts,
        ResultSpeech = request.ResultSpeech,
        Result = request.ResultData is { } data ? JsonNode.Parse(data) : null,
        ErrorCode = request.ErrorCode,
    };
}
