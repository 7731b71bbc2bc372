using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using McpEdge.Tools;
using McpEdge.WarmUp;
using Microsoft.Extensions.Options;

namespace McpEdge.Limits;

/// <summary>Which limits a caller has.</summary>
internal sealed class LimitRates(IOptions<LimitOptions> options)
{
    public BucketName Mcp(Caller caller) => BucketName.Of("mcp", caller, For(caller, options.Value.Mcp));

    public BucketName Rest(Caller caller) => BucketName.Of("rest", caller, For(caller, options.Value.Rest));

    public BucketName Of(Tool tool, Caller caller) => BucketName.Of(
        "tool",
        caller,
        For(caller, tool.Profile.Expensive ? options.Value.ExpensiveTool : options.Value.Tool),
        tool.Profile.Name);

    private Rate For(Caller caller, Rate rate) =>
        caller.Account is DevelopmentKey.Account or WarmUpWorker.Account ? rate.Times(options.Value.DevelopmentFactor) : rate;
}
