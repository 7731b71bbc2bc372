using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Limits;
using McpEdge.Tests.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Tests.Limits;

public sealed class ToolLimitsTests
{
    private static readonly Caller Acme = new("acme", "key", new HashSet<string> { Caller.EveryScope });

    private static readonly LimitOptions Options = new()
    {
        Tool = new(4, TimeSpan.FromHours(1)),
        ExpensiveTool = new(2, TimeSpan.FromHours(1)),
        LocalShare = 1,
    };

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 2)]
    public async Task An_expensive_tool_has_a_limit_of_its_own(bool expensive, int admitted)
    {
        using var limits = PipelineParts.Limits(Options);
        var tool = Tool(EchoTool.Reads with { Expensive = expensive });
        for (var call = 0; call < admitted; call++)
        {
            await DemandAsync(limits, tool);
        }

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(() => DemandAsync(limits, tool));

        Assert.Equal((ToolCodes.RateLimited, true), (refused.Error.Code, refused.Error.Retryable));
        Assert.Contains($"{admitted}/3600s", refused.Error.Hint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_are_counted_apart()
    {
        using var limits = PipelineParts.Limits(Options);
        foreach (var name in new[] { "echo", "other" })
        {
            var tool = Tool(EchoTool.Reads with { Name = name });
            for (var call = 0; call < Options.Tool.Permits; call++)
            {
                await DemandAsync(limits, tool);
            }
        }
    }

    private static Task DemandAsync(ToolLimits limits, Tool tool) =>
        limits.DemandAsync(tool, Acme, TestContext.Current.CancellationToken).AsTask();

    private static EchoTool Tool(ToolProfile profile) => new(profile, (_, _) => throw new InvalidOperationException());
}
