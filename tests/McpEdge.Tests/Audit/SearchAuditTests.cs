using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Audit;

[Collection(EdgeCollection.Name)]
public sealed class SearchAuditTests(EdgePlatform platform)
{
    [Fact]
    public async Task Entries_are_found_by_tool_outcome_key_and_time()
    {
        var call = AuditCalls.NewConversation();
        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""");
        await platform.CallInAsync(call, "get_customer", """{"customer_id":999999}""");
        await platform.CallInAsync(call, "product_search", """{"query":"pizza"}""");
        var all = await platform.AuditAsync($"conversation={call}");
        var first = all[^1];
        var later = Uri.EscapeDataString(all[1].GetProperty("at").GetDateTimeOffset().ToString("O"));

        Assert.Equal(2, (await platform.AuditAsync($"conversation={call}&tool=get_customer")).Count);
        Assert.Single(await platform.AuditAsync($"conversation={call}&outcome=refused"));
        Assert.Equal(3, (await platform.AuditAsync($"conversation={call}&key={first.Text("key")}")).Count);
        Assert.Empty(await platform.AuditAsync($"conversation={call}&key=other"));
        Assert.Equal(2, (await platform.AuditAsync($"conversation={call}&from={later}")).Count);
        Assert.Single(await platform.AuditAsync($"conversation={call}&to={later}"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        var call = AuditCalls.NewConversation();
        for (var customer = 1; customer <= 7; customer++)
        {
            await platform.CallInAsync(call, "get_customer", $$"""{"customer_id":{{customer}}}""");
        }

        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await platform.AuditPageAsync($"conversation={call}&limit=3&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("arguments").Text("customer_id")));
            cursor = page.Text("next_cursor");
        }
        while (cursor is not null);

        Assert.Equal(["7", "6", "5", "4", "3", "2", "1"], seen);
    }

    [Fact]
    public async Task All_that_match_are_exported_as_lines_oldest_first()
    {
        var call = AuditCalls.NewConversation();
        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""");
        await platform.CallInAsync(call, "get_customer", """{"customer_id":2}""");

        var answer = await platform.ReadAuditAsync($"/api/audit/export?conversation={call}");
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal("application/x-ndjson", answer.ContentType);
        Assert.Equal(["1", "2"], lines.Select(line => line.GetProperty("arguments").Text("customer_id")));
    }

    [Fact]
    public async Task An_account_sees_its_own_entries_only()
    {
        var call = AuditCalls.NewConversation();
        var auditor = await platform.IssueKeyAsync(["audit:read", "customers:read"]);
        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""");
        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""", auditor);

        Assert.Equal("acme", Assert.Single(await platform.AuditAsync($"conversation={call}", auditor)).Text("account"));
        Assert.Equal("acme", Assert.Single(await platform.AuditAsync($"conversation={call}&account=development", auditor)).Text("account"));
        Assert.Equal(2, (await platform.AuditAsync($"conversation={call}")).Count);
    }

    [Theory]
    [InlineData("/api/audit")]
    [InlineData("/api/audit/export")]
    public async Task Only_keys_with_the_scope_read_it(string path)
    {
        var refused = await platform.ReadAuditAsync(path, await platform.IssueKeyAsync(["customers:read"]));

        Assert.Equal(401, (await platform.GetAsync(path)).Status);
        Assert.Equal((403, "INSUFFICIENT_SCOPE"), (refused.Status, refused.Json.Text("code")));
        Assert.Contains("scope=\"audit:read\"", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outcome=7", "outcome")]
    [InlineData("outcome=lost", "outcome")]
    [InlineData("cursor=never-given", "cursor")]
    [InlineData("limit=0", "limit")]
    public async Task A_search_that_can_t_be_understood_is_refused(string query, string field)
    {
        var answer = await platform.ReadAuditAsync($"/api/audit?{query}");

        Assert.Equal((400, "INVALID_REQUEST"), (answer.Status, answer.Json.Text("code")));
        Assert.Equal(field, answer.Json.GetProperty("errors")[0].Text("field"));
    }
}
