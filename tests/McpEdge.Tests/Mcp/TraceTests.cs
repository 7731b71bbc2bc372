using System.Collections.Concurrent;
using System.Diagnostics;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Mcp;

[Collection(EdgeCollection.Name)]
public sealed class TraceTests(EdgePlatform platform)
{
    [Fact]
    public async Task One_trace_covers_the_edge_the_service_and_its_SQL()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await platform.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":"1"}}}""",
            request => request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));

        var requests = await RequestsAsync(spans);
        var sql = Assert.Single(spans, span => span.Source.Name == "Npgsql" && span.Tags.Any(tag => tag.Value?.Contains("customers", StringComparison.Ordinal) is true));
        Assert.Contains(requests, request => request.SpanId == sql.ParentSpanId);
    }

    // A request's span may end a moment after its answer has come.
    private static async Task<List<Activity>> RequestsAsync(ConcurrentBag<Activity> spans)
    {
        List<Activity> requests;
        while ((requests = [.. spans.Where(span => span.Source.Name == "Microsoft.AspNetCore")]).Count < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return requests;
    }
}
