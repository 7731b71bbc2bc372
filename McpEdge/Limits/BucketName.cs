using McpEdge.Auth;

namespace McpEdge.Limits;

/// <summary>Whose calls of what are counted together.</summary>
/// <param name="Rule">Which limit: <c>mcp</c>, <c>rest</c> or <c>tool</c>.</param>
/// <param name="Account">Of the caller.</param>
/// <param name="Key">Of the caller.</param>
/// <param name="Tool">Null when all requests count.</param>
/// <param name="Rate">The limit itself: under another one counting begins anew.</param>
internal readonly record struct BucketName(string Rule, string Account, string Key, string? Tool, Rate Rate)
{
    public static BucketName Of(string rule, Caller caller, Rate rate, string? tool = null) => new(rule, caller.Account, caller.Key, tool, rate);

    /// <summary>The key in Redis. Escaped, so that no account or key can pass for another.</summary>
    public override string ToString() => $"limit:{Rule}:{Rate}:{Uri.EscapeDataString(Account)}:{Uri.EscapeDataString(Key)}:{Tool}";
}
