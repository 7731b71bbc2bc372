using System.Text.Json;
using System.Text.RegularExpressions;

namespace McpEdge.Tests.Hosting;

/// <summary>What must be true of every result of every tool.</summary>
internal static partial class ResultCheck
{
    /// <summary>Asserts the form of a result and that its data is what the tool's schema promises.</summary>
    public static async Task AssertWellFormedAsync(this EdgePlatform platform, string tool, EdgeAnswer answer)
    {
        var speech = answer.Speech!;
        Assert.False(Unspeakable().IsMatch(speech), speech);
        Assert.InRange(speech.Split(' ').Length, 1, 120);

        var data = answer.Result.GetProperty("structuredContent");
        var repeated = JsonElement.Parse(answer.Result.GetProperty("content")[1].GetProperty("text").GetString()!);
        Assert.True(JsonElement.DeepEquals(data, repeated), "content[1] differs from structuredContent");

        if (answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean())
        {
            Assert.All(["code", "message", "hint"], name => Assert.NotEmpty(data.GetProperty(name).GetString()!));
            Assert.True(data.GetProperty("retryable").ValueKind is JsonValueKind.True or JsonValueKind.False);
            Assert.Equal(JsonValueKind.Array, data.GetProperty("fields").ValueKind);
        }

        Assert.Empty(SchemaCheck.Problems(await platform.OutputSchemaAsync(tool), data));
    }

    private static async Task<JsonElement> OutputSchemaAsync(this EdgePlatform platform, string tool)
    {
        var list = await platform.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        return list.Result.GetProperty("tools").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == tool)
            .GetProperty("outputSchema");
    }

    // Hints in errors name arguments, which have underscores.
    [GeneratedRegex(@"[*`#|<>\[\]~\\\r\n$€£]|[0-9]{5,}|\d{4}-\d{2}-\d{2}")]
    private static partial Regex Unspeakable();
}
