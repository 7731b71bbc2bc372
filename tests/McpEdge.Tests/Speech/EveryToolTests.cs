using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Schemas.Oracles;
using McpEdge.Tests.Tools;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;

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
        foreach (var call in SpokenCalls.SomeReads.Concat(SpokenCalls.Writes(language, run: 0)))
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

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    public async Task No_tool_is_called_by_its_english_title(string language)
    {
        var titles = platform.Edge.Services.GetRequiredService<ToolCatalogue>().All.Select(tool => tool.Profile.Title.ToString()).ToList();
        foreach (var call in SpokenCalls.SomeReads.Concat(SpokenCalls.Writes(language, run: 4)))
        {
            var said = (await CallAsync(language, call)).Speech!;
            Assert.All(titles, title => Assert.DoesNotContain(title, said, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_published_tool_has_a_sample_here()
    {
        var sampled = SpokenCalls.SomeReads.Concat(SpokenCalls.Writes("en", run: 1)).Select(call => call.Tool).ToHashSet();

        Assert.Empty((await OutputSchemasAsync()).Keys.Except(sampled));
    }

    [Fact]
    public async Task Another_implementation_finds_every_answer_right()
    {
        var schemas = await OutputSchemasAsync();
        var answers = new List<(string Tool, JsonElement Data)>();
        foreach (var call in SpokenCalls.SomeReads.Concat(SpokenCalls.Writes("en", run: 3)))
        {
            answers.Add((call.Tool, Data(await CallAsync("en", call))));
        }

        answers.AddRange((await FollowUpsAsync("en")).Select(followUp => (followUp.Tool, Data(followUp.Answer))));

        Assert.Empty(await SchemaOracle.ProblemsAsync(schemas, answers));
        Assert.NotEmpty(await SchemaOracle.ProblemsAsync(schemas, [("get_customer", JsonElement.Parse("""{"number":"1"}"""))]));
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public async Task What_became_of_an_earlier_call_is_said(string language)
    {
        foreach (var (tool, answer) in await FollowUpsAsync(language))
        {
            Assert.False(IsError(answer), answer.Body);
            await platform.AssertWellFormedAsync(tool, answer);
            SpokenLine.Check(answer.Speech!.Replace('_', ' '));
            if (Espeak.IsThere)
            {
                Assert.NotEmpty((await Espeak.SpeakAsync(language, answer.Speech!)).Trim());
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
        foreach (var call in SpokenCalls.SomeReads.Concat(SpokenCalls.Writes(language, run: 2)))
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

    private Task<EdgeAnswer> CallAsync(string language, SpokenCall call, string key = EdgePlatform.Key) =>
        new Agent(platform.Edge, key).SendAsync(HttpMethod.Post, "/mcp", new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "tools/call",
            @params = new { name = call.Tool, arguments = JsonElement.Parse(call.Arguments), _meta = new { locale = language } },
        });

    /// <summary>Answers that need an earlier call: how far its report is, and what operators did with it.</summary>
    private async Task<List<(string Tool, EdgeAnswer Answer)>> FollowUpsAsync(string language)
    {
        var report = await CallAsync(language, new("generate_report", """{"report_type":"customer","start_date":"2024-01-01","end_date":"2024-01-31"}"""));
        var followUps = new List<(string, EdgeAnswer)>
        {
            ("report_status", await CallAsync(language, new("report_status", JsonSerializer.Serialize(new { report_id = Text(report, "report_id") })))),
        };

        var account = $"account-{Guid.CreateVersion7():N}";
        var key = await platform.IssueKeyAsync(["*"], account: account);
        var boss = new Agent(platform.Edge, EdgePlatform.Key);
        var policy = new { approval = "requires_approval", approver = "operator", reason = "a test" };
        Assert.Equal(200, (await boss.ApiAsync(HttpMethod.Put, $"/api/policies/add_customer?account={account}", policy)).Status);
        foreach (var decision in new[] { "wait", "deny", "approve" })
        {
            var asked = await CallAsync(language, new("add_customer", JsonSerializer.Serialize(new { name = $"Kim {decision}" })), key);
            var reference = Text(asked, "reference");
            await DecideAsync(boss, reference, decision);
            followUps.Add(("approval_status", await CallAsync(language, new("approval_status", JsonSerializer.Serialize(new { reference })), key)));
        }

        return followUps;
    }

    private static async Task DecideAsync(Agent boss, string reference, string decision)
    {
        if (decision == "wait")
        {
            return;
        }

        var id = (await boss.ApiAsync(HttpMethod.Get, $"/api/approvals?reference={reference}&limit=1")).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal(200, (await boss.ApiAsync(HttpMethod.Post, $"/api/approvals/{id}/{decision}", new { reason = "a test" })).Status);
    }

    private async Task<Dictionary<string, JsonElement>> OutputSchemasAsync()
    {
        var list = await platform.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        return list.Result.GetProperty("tools").EnumerateArray()
            .ToDictionary(tool => tool.GetProperty("name").GetString()!, tool => tool.GetProperty("outputSchema"));
    }

    private static string Text(EdgeAnswer answer, string name) => Data(answer).GetProperty(name).GetString()!;

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
