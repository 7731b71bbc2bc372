using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Faults.Tests.Voices;

/// <summary>Compares what callers were told with what is stored.</summary>
internal sealed class VoiceChecks(FaultPlatform platform, long lastBefore)
{
    // Reads and refusals are recorded behind the call.
    private static readonly TimeSpan Unrecorded = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Orders that nobody asked for, orders that several wishes were told of, and wishes whose order is not there as it was wanted.</summary>
    public async Task<Tally> CountAsync(CallCentre centre)
    {
        var orders = (await platform.AskAsync(
            "ordersdb",
            $"""
            SELECT number, status || ' ' || customer_number || ' '
                || (SELECT string_agg(item_id || 'x' || quantity, ' ' ORDER BY item_id) FROM order_lines l WHERE l.order_id = o.id)
            FROM orders o WHERE number > {lastBefore} AND customer_number IN ({string.Join(", ", centre.Customers)})
            """,
            row => (row.GetInt64(0), row.GetString(1)))).ToDictionary();
        var told = centre.Wishes.SelectMany(wish => wish.Rejected.Append(wish.Order ?? 0)).ToHashSet();

        return new(
            [.. orders.Where(order => !told.Contains(order.Key)).Select(order => $"{order.Key} {order.Value}")],
            [.. centre.Wishes.GroupBy(wish => wish.Order).Where(wishes => wishes.Count() > 1).Select(wishes => $"{wishes.Key} {wishes.Count()} times")],
            [.. centre.Wishes.Where(wish => orders.GetValueOrDefault(wish.Order ?? 0) != $"confirmed {Text(wish)}")
                .Select(wish => $"{wish.Order} {Text(wish)}, but is {orders.GetValueOrDefault(wish.Order ?? 0)}")]);
    }

    /// <summary><c>what_happened</c> knows the orders of every conversation, and nothing else is open.</summary>
    public async Task WhatHappenedIsTrueAsync(CallCentre centre)
    {
        using var http = new HttpClient { BaseAddress = platform.Edge };
        await Parallel.ForEachAsync(centre.Wishes.GroupBy(wish => wish.Conversation), Cancellation, async (conversation, cancellationToken) =>
        {
            var writes = await WhatHappenedAsync(http, conversation.Key, cancellationToken);
            var done = writes.Where(write => write.GetProperty("state").GetString() == "done").Select(write => write.GetProperty("order_number").GetInt64());

            Assert.Equal(conversation.SelectMany(wish => wish.Rejected.Append(wish.Order!.Value)).Distinct().Order(), done.Order());
            Assert.All(writes, write => Assert.Contains(write.GetProperty("state").GetString(), (string[])["done", "not_done"]));
        });
    }

    /// <summary>The audit has a row for each call that came in, and for no other.</summary>
    public async Task EveryAttemptIsRecordedAsync(CallCentre centre, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> edgeKills)
    {
        var rows = (await platform.AskAsync(
            "edgedb",
            $"SELECT conversation, count(*) FROM audit_entries WHERE tool = 'order_create' AND conversation LIKE '{centre.Prefix}-%' GROUP BY conversation",
            row => (row.GetString(0), row.GetInt64(1)))).ToDictionary();

        Assert.All(centre.Attempts.GroupBy(attempt => attempt.Conversation), attempts => Assert.InRange(
            rows.GetValueOrDefault(attempts.Key),
            attempts.Count(attempt => attempt.Said is Said.Placed or Said.Taken || (attempt.Said != Said.NothingOfUse && !edgeKills.Any(kill => attempt.At > kill.From - Unrecorded && attempt.At < kill.To))),
            attempts.Count()));
    }

    private static string Text(Wish wish) =>
        $"{wish.Customer} {string.Join(' ', wish.Lines.OrderBy(line => line.Item, StringComparer.Ordinal).Select(line => $"{line.Item}x{line.Quantity}"))}";

    private static async Task<List<JsonElement>> WhatHappenedAsync(HttpClient http, string conversation, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        request.Headers.Add("x-api-key", FaultPlatform.EdgeKey);
        request.Headers.Add("x-call-id", conversation);
        request.Headers.Add("accept", "application/json, text/event-stream");
        request.Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = "what_happened", arguments = new { } } });
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var answer = JsonElement.Parse(body.Split('\n').First(line => line.Contains("jsonrpc", StringComparison.Ordinal)).Replace("data:", "", StringComparison.Ordinal));

        return [.. answer.GetProperty("result").GetProperty("structuredContent").GetProperty("writes").EnumerateArray()];
    }
}

/// <summary>What must be empty.</summary>
internal sealed record Tally(IReadOnlyList<string> Doubled, IReadOnlyList<string> Merged, IReadOnlyList<string> Lost);
