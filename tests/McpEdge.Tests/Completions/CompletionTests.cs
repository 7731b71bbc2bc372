using McpEdge.Tests.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Completions;

[Collection(EdgeCollection.Name)]
public sealed class CompletionTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("answer_menu_question", "product", "marg", "Margherita Pizza")]
    [InlineData("answer_menu_question", "product", "pizza", "Margherita Pizza")]
    [InlineData("answer_menu_question", "category", "ma", "mains")]
    [InlineData("take_order", "location", "", "main")]
    public async Task Arguments_of_prompts_are_completed_from_the_data(string prompt, string argument, string typed, string expected)
    {
        foreach (var revision in new[] { "2025-11-25", "2026-07-28" })
        {
            await using var client = await platform.ConnectAsync(revision);

            Assert.Contains(expected, await CompleteAsync(client, new PromptReference { Name = prompt }, argument, typed));
        }
    }

    [Theory]
    [InlineData("platform://menu_item/{id}", "id", "PIZZ", "PIZZ0001")]
    [InlineData("platform://menu_item/{id}", "id", "margherita", "PIZZ0001")]
    public async Task Arguments_of_templates_are_completed_from_the_data(string template, string argument, string typed, string expected)
    {
        await using var client = await platform.ConnectAsync("2026-07-28");

        Assert.Contains(expected, await CompleteAsync(client, new ResourceTemplateReference { Uri = template }, argument, typed));
    }

    [Fact]
    public async Task Order_numbers_begin_as_they_were_typed()
    {
        await using var client = await platform.ConnectAsync("2026-07-28");
        var all = await CompleteAsync(client, new ResourceTemplateReference { Uri = "platform://order/{number}" }, "number", "");
        var some = await CompleteAsync(client, new ResourceTemplateReference { Uri = "platform://order/{number}" }, "number", all[0][..2]);

        Assert.InRange(all.Count, 1, 100);
        Assert.Equal(all.Where(number => number.StartsWith(all[0][..2], StringComparison.Ordinal)), some);
    }

    [Fact]
    public async Task Names_are_offered_only_to_those_who_may_read_customers_and_type()
    {
        var prompt = new PromptReference { Name = "identify_caller" };
        await using var allowed = await platform.ConnectAsync("2026-07-28", key: await platform.IssueKeyAsync(["customers:read"]));
        var customers = await platform.CallAsync("list_customers", """{"limit":1}""");
        var name = customers.Result.GetProperty("structuredContent").GetProperty("customers")[0].GetProperty("name").GetString()!;

        Assert.Contains(name, await CompleteAsync(allowed, prompt, "customer", name[..3]));
        Assert.Empty(await CompleteAsync(allowed, prompt, "customer", ""));

        // The script of orders can be followed without reading customers.
        await using var denied = await platform.ConnectAsync(
            "2026-07-28", key: await platform.IssueKeyAsync(["orders:write", "inventory:read"]));
        Assert.Empty(await CompleteAsync(denied, new PromptReference { Name = "take_order" }, "customer", name[..3]));
        Assert.NotEmpty(await CompleteAsync(denied, new PromptReference { Name = "take_order" }, "location", ""));
    }

    [Fact]
    public async Task What_a_key_does_not_see_it_can_not_complete()
    {
        await using var client = await platform.ConnectAsync("2026-07-28", key: await platform.IssueKeyAsync(["customers:read"]));

        foreach (var hidden in new Reference[]
        {
            new PromptReference { Name = "take_order" },
            new PromptReference { Name = "nothing" },
            new ResourceTemplateReference { Uri = "platform://order/{number}" },
        })
        {
            var error = await Assert.ThrowsAsync<McpProtocolException>(() => CompleteAsync(client, hidden, "number", "1"));
            Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
        }
    }

    private static async Task<IList<string>> CompleteAsync(McpClient client, Reference reference, string argument, string typed) =>
        (await client.CompleteAsync(reference, argument, typed, cancellationToken: Cancellation)).Completion.Values;
}
