using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;

namespace McpEdge.Tests.Speech;

/// <summary>Every tool in every language, on a platform of its own.</summary>
public sealed class EveryToolTests(EveryToolTests.SpeakingPlatform platform) : IClassFixture<EveryToolTests.SpeakingPlatform>
{
    private const int RandomReads = 60;

    // What is made anew by every call, and what is words.
    private static readonly string[] Varies = ["message", "hint", "question", "reason", "description", "timestamp", "confirmation_token", "expires_at"];

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public async Task What_is_said_is_what_the_data_says(string language)
    {
        var calls = SpokenCalls.Reads.Sample(RandomReads).Concat(SpokenCalls.Writes(language, run: 0)).ToList();
        foreach (var call in calls)
        {
            var answer = await CallAsync(language, call);

            await platform.AssertWellFormedAsync(call.Tool, answer);
            SpokenLine.Check(answer.Speech!.Replace('_', ' '));
            if (!IsError(answer))
            {
                SpokenFacts.AssertHeard(language, call.Tool, Data(answer), answer.Speech!);
            }
        }
    }

    [Fact]
    public async Task Every_listed_tool_answers_in_every_language()
    {
        var spoken = SpokenCalls.Reads.Sample(400).Concat(SpokenCalls.Writes("en", run: 1)).Select(call => call.Tool).ToHashSet();
        var list = await platform.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var listed = list.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).ToList();

        foreach (var tool in listed.Where(tool => !spoken.Contains(tool)))
        {
            foreach (var language in Languages.Codes)
            {
                var answer = await CallAsync(language, new(tool, "{}"));
                await platform.AssertWellFormedAsync(tool, answer);
                SpokenLine.Check(answer.Speech!.Replace('_', ' '));
            }
        }
    }

    [Fact]
    public async Task The_data_is_the_same_in_every_language_and_the_words_are_not()
    {
        foreach (var call in SpokenCalls.Reads.Sample(RandomReads))
        {
            var answers = new List<EdgeAnswer>();
            foreach (var language in Languages.Codes)
            {
                answers.Add(await CallAsync(language, call));
            }

            var data = answers.ConvertAll(answer => Fixed(JsonNode.Parse(Data(answer).GetRawText())!).ToJsonString());
            Assert.True(data.Distinct().Count() == 1, string.Join('\n', data));
            Assert.True(answers.DistinctBy(answer => answer.Speech).Count() == answers.Count, $"{call}: {answers[0].Speech}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public async Task A_synthesiser_speaks_every_line(string language)
    {
        Espeak.SkipWhereMissing();
        var lines = new HashSet<string>();
        foreach (var call in SpokenCalls.Reads.Sample(RandomReads).Concat(SpokenCalls.Writes(language, run: 2)))
        {
            lines.Add((await CallAsync(language, call)).Speech!);
        }

        foreach (var line in lines)
        {
            Assert.NotEmpty((await Espeak.SpeakAsync(language, line)).Trim());
        }
    }

    [Fact]
    public async Task The_locale_of_a_call_comes_before_its_header()
    {
        Assert.Equal("Wie lautet die Kundennummer?", await AskedAsync("""{"locale":"de-AT"}""", "fr"));
        Assert.Equal("Quel est le numéro de client ?", await AskedAsync("{}", "fr-CH, en;q=0.5"));
        Assert.Equal("What is the customer number?", await AskedAsync("""{"locale":"pt"}""", "pt"));
    }

    private async Task<string?> AskedAsync(string meta, string header)
    {
        var answer = await platform.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{},"_meta":META}}""".Replace("META", meta),
            request => request.Headers.Add("Accept-Language", header));

        return Data(answer).GetProperty("message").GetString();
    }

    private Task<EdgeAnswer> CallAsync(string language, SpokenCall call) => platform.PostAsync(JsonSerializer.Serialize(new
    {
        jsonrpc = "2.0",
        id = 1,
        method = "tools/call",
        @params = new { name = call.Tool, arguments = JsonElement.Parse(call.Arguments), _meta = new { locale = language } },
    }));

    private static JsonElement Data(EdgeAnswer answer) => answer.Result.GetProperty("structuredContent");

    private static bool IsError(EdgeAnswer answer) => answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean();

    private static JsonNode Fixed(JsonNode node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var name in Varies)
                {
                    record.Remove(name);
                }

                foreach (var (_, value) in record)
                {
                    _ = value is null ? null : Fixed(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    _ = item is null ? null : Fixed(item);
                }

                break;
        }

        return node;
    }

    public sealed class SpeakingPlatform : EdgePlatform;
}
