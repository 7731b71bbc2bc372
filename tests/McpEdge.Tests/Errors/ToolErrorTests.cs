using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Speech;

namespace McpEdge.Tests.Errors;

public sealed class ToolErrorTests
{
    [Fact]
    public void Facts_stand_beside_the_other_properties()
    {
        var error = new ToolError("STALE_QUANTITY", "There are two.", "Ask again.", Retryable: false) { Facts = new() { ["on_hand"] = 2 } };

        var result = ToolResult.Failure(error, SpokenLanguage.English);

        Assert.Equal(
            """{"code":"STALE_QUANTITY","message":"There are two.","hint":"Ask again.","retryable":false,"fields":[],"on_hand":2}""",
            result.Data.GetRawText());
    }
}
