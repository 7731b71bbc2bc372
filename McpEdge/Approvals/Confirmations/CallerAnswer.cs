namespace McpEdge.Approvals.Confirmations;

/// <summary>What came back from a client that was asked to ask its caller.</summary>
/// <param name="State">The token that was sent with the question.</param>
/// <param name="Agrees">Null when the answer is missing.</param>
internal sealed record CallerAnswer(string State, bool? Agrees);
