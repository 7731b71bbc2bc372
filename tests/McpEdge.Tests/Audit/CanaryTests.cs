using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace McpEdge.Tests.Audit;

/// <summary>Values that can be recognised are sent wherever values can be sent, and looked for wherever they must not be.</summary>
[Collection(EdgeCollection.Name)]
public sealed class CanaryTests(EdgePlatform platform)
{
    private const string Name = "Canaria Zwitscherling";
    private const string Secret = "c4n4rys3cr3t";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_name_number_or_address_gets_into_logs_traces_metrics_or_the_audit()
    {
        var digits = Random.Shared.Next(2_000_000, 9_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var phone = $"+1415{digits}";
        var email = $"canary{digits}@example.com";
        var key = await platform.IssueKeyAsync(["*"]);
        string[] canaries = [Name, "Zwitscherling", Secret, phone, phone[1..], digits, email, key];
        var seen = new ConcurrentBag<string>();
        using var meters = Measures(seen);
        await using var replica = await platform.StartProcessAsync(options =>
        {
            // Telemetry is on, though nobody takes it: what the exporter would send is what the last processor sees.
            options.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
            options.Services = services => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new Spans(seen)));
        });

        await SendAsync(replica.HttpClient, key, phone, email);
        var audit = await platform.ReadAuditAsync("/api/audit/export?account=acme");

        // The answers have the values, so the calls were real.
        foreach (var entry in replica.Logs.Entries)
        {
            seen.Add($"log {entry.Category}: {entry.Message} {entry.Error}");
        }

        seen.Add(audit.Body);
        seen.Add(await AuditRowsAsync());
        Assert.NotEmpty(audit.Body);
        Assert.Contains(seen, text => text.StartsWith("span Experimental.ModelContextProtocol tools/call", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains("mcp.session.id", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("metric", StringComparison.Ordinal));
        var leaks = seen.Where(text => canaries.Any(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(leaks is [], string.Join('\n', leaks));
    }

    private static async Task SendAsync(HttpClient client, string key, string phone, string email)
    {
        var person = $$"""{"name":"{{Name}}","phone":"{{phone}}","email":"{{email}}"}""";
        Assert.Contains(email, await CallAsync("add_customer", person), StringComparison.Ordinal);
        await CallAsync("add_customer", person);
        await CallAsync("customer_lookup", $$"""{"phone":"{{phone}}"}""");
        await CallAsync("customer_lookup", $$"""{"email":"{{email}}","name":"{{Name}}"}""");
        await CallAsync("get_customer", $$"""{"customer_id":"{{phone[1..]}}"}""");
        await CallAsync("get_customer", $$"""{"customer_id":"{{email}}","{{email}}":"{{Secret}}"}""");
        await CallAsync("order_crate", person);
        await CallAsync("order_cancel", $$"""{"order_id":999999,"reason":"{{Name}} {{phone}} {{Secret}}"}""");
        await CallAsync("update_inventory", $$"""{"item_id":"PIZZ0001","location":"nowhere","delta":1,"idempotency_key":"{{Secret}}"}""");
        await CallAsync("product_search", $$"""{"query":"{{Secret}} {{email}}","conversation_id":"{{email}}"}""");
        Assert.Contains("UNAUTHENTICATED", await client.CallAsync("get_customer", person, $"pk_{Secret}", phone), StringComparison.Ordinal);

        Task<string> CallAsync(string tool, string arguments) => client.CallAsync(tool, arguments, key, phone);
    }

    private static MeterListener Measures(ConcurrentBag<string> seen)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(Line(instrument, tags)));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => seen.Add(Line(instrument, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add(Line(instrument, tags)));
        listener.Start();

        return listener;
    }

    private static string Line(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"metric {instrument.Name} {string.Join(' ', tags.ToArray())}";

    private async Task<string> AuditRowsAsync()
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database
            .SqlQuery<string>($"""SELECT to_jsonb(entry)::text AS "Value" FROM audit_entries entry""").ToListAsync(Cancellation);

        return string.Join('\n', rows);
    }

    private sealed class Spans(ConcurrentBag<string> seen) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => seen.Add(
            $"span {data.Source.Name} {data.DisplayName} {data.StatusDescription} {string.Join(' ', data.TagObjects)} {string.Join(' ', data.Baggage)} "
            + string.Join(' ', data.Events.SelectMany(happened => happened.Tags.Prepend(new("name", happened.Name)))));
    }
}
