using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools;

/// <summary>Calls as an agent makes them; every answer is checked for its form.</summary>
internal static class ToolCalls
{
    /// <summary>The data of a call that has to succeed.</summary>
    public static async Task<ToolData> DoAsync(this EdgePlatform platform, string tool, object arguments, string key = EdgePlatform.Key)
    {
        var answer = await platform.AnswerAsync(tool, arguments, key);
        Assert.False(IsError(answer), answer.Body);

        return new(answer.Speech!, Data(answer));
    }

    /// <summary>The error of a call that has to fail with a code.</summary>
    public static async Task<ToolData> RefuseAsync(this EdgePlatform platform, string code, string tool, object arguments)
    {
        var answer = await platform.AnswerAsync(tool, arguments, EdgePlatform.Key);
        Assert.True(IsError(answer), answer.Body);
        Assert.Equal(code, answer.ToolError);

        return new(answer.Speech!, Data(answer));
    }

    private static async Task<EdgeAnswer> AnswerAsync(this EdgePlatform platform, string tool, object arguments, string key)
    {
        var answer = await platform.CallAsync(tool, arguments as string ?? JsonSerializer.Serialize(arguments), key);
        await platform.AssertWellFormedAsync(tool, answer);
        SpokenLine.Check(answer.Speech!.Replace('_', ' '));

        return answer;
    }

    private static bool IsError(EdgeAnswer answer) => answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean();

    private static JsonElement Data(EdgeAnswer answer) => answer.Result.GetProperty("structuredContent");
}
