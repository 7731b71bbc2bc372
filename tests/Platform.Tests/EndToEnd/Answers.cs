using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Platform.Tests.EndToEnd;

/// <summary>Calls tools as an agent does and reads what it would hear.</summary>
internal static class Answers
{
    public static string Speech(this CallToolResult result) => Assert.IsType<TextContentBlock>(result.Content[0]).Text;

    public static string? Code(this CallToolResult result) =>
        result.IsError is true ? result.StructuredContent!.Value.GetProperty("code").GetString() : null;

    public static async Task<CallToolResult> TryAsync(this McpClient client, string tool, object arguments) =>
        await client.CallToolAsync(
            tool,
            JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value),
            cancellationToken: TestContext.Current.CancellationToken);

    public static async Task<JsonElement> CallAsync(this McpClient client, string tool, object arguments)
    {
        var result = await client.TryAsync(tool, arguments);
        Assert.True(result.IsError is not true, result.Speech());
        return result.StructuredContent!.Value;
    }

    /// <summary>Repeats a call until it answers as expected; the test's own time limit bounds it.</summary>
    public static async Task<CallToolResult> UntilAsync(this McpClient client, string tool, object arguments, Func<CallToolResult, bool> expected)
    {
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var result = await client.TryAsync(tool, arguments);
        while (!expected(result) && await turn.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            result = await client.TryAsync(tool, arguments);
        }

        return result;
    }
}
