using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Platform.Testing.Hosting;

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
        var subject = $"agent-{Guid.CreateVersion7():N}@example.org";
        using var meters = new BaseExportingMetricReader(new Measures(seen));
        await using var replica = await platform.StartProcessAsync(options =>
        {
            // Telemetry is on, though nobody takes it: what the exporter would send is what the last processor sees.
            options.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
            options.Settings["OTEL_TRACES_SAMPLER"] = "always_on";
            options.Services = services => services
                .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new Spans(seen)))
                .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(meters));
        });

        await SendAsync(replica.HttpClient, key, phone, email);
        await AskAsync(replica, key, [email, phone, Secret]);
        await ManageKeysAsync(replica, subject);
        meters.Collect();
        var audit = await platform.ReadAuditAsync("/api/audit/export?account=acme");

        // The answers have the values, so the calls were real.
        foreach (var entry in replica.Logs.Entries)
        {
            seen.Add($"log {entry.Category}: {entry.Message} {entry.Error}");
        }

        var heard = seen.Where(text => text.Contains(subject, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(heard is [], string.Join('\n', heard));
        seen.Add(audit.Body);
        seen.Add(await AuditRowsAsync());
        Assert.NotEmpty(audit.Body);
        Assert.Contains(seen, text => text.StartsWith("span Experimental.ModelContextProtocol tools/call", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains("mcp.session.id", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("span Experimental.ModelContextProtocol tools/call get_customer", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("span Experimental.ModelContextProtocol prompts/get take_order", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("metric mcp.server.operation.duration", StringComparison.Ordinal));
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

    // What is not the arguments of a tool, but a stranger's words as well.
    private static async Task AskAsync(ServiceHost<Program> edge, string key, string[] words)
    {
        await RequestAsync("prompts/get", new { name = "take_order" });
        foreach (var word in words)
        {
            var uri = $"platform://customer/{Uri.EscapeDataString(word)}";
            await RequestAsync("resources/read", new { uri });
            await RequestAsync("resources/read", new { uri = $"platform://{word}" });
            await RequestAsync("prompts/get", new { name = word });
            await RequestAsync("prompts/get", new { name = "take_order", arguments = new Dictionary<string, string> { [word] = word, ["customer"] = word } });
            await RequestAsync("completion/complete", Completion("ref/prompt", word, word));
            await RequestAsync("completion/complete", Completion("ref/prompt", "take_order", word));
            await RequestAsync("tools/call", new { name = word, arguments = new { } });
            await RequestAsync(word, new { });
            await RequestAsync("tools/list", new { cursor = word });
        }

        async Task RequestAsync(string method, object parameters)
        {
            var request = new { jsonrpc = "2.0", id = words[0], method, @params = parameters };
            Assert.Equal(200, (await edge.PostAsync(JsonSerializer.Serialize(request), key)).Status);
        }

        static object Completion(string kind, string name, string value) =>
            new { @ref = new { type = kind, name }, argument = new { name = "customer", value } };
    }

    // An agent may be known to its authorization server by an address.
    private async Task ManageKeysAsync(ServiceHost<Program> edge, string subject)
    {
        var token = platform.Issuer.Token(EdgePlatform.Audience, "customers:read keys:write", claims => claims["sub"] = subject);
        var called = await edge.SendAsync(HttpMethod.Post, "/mcp", request =>
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
            request.Content = new StringContent(
                """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}""",
                Encoding.UTF8,
                "application/json");
        });
        Assert.False(called.IsToolError, called.Body);
        var created = await PostAsync("/api/keys", """{"name":"x","scopes":["customers:read"]}""");
        var rotated = await PostAsync($"/api/keys/{created.Json.GetProperty("id").GetString()}/rotate", "{}");
        await PostAsync($"/api/keys/{rotated.Json.GetProperty("id").GetString()}/revoke", "{}");

        async Task<EdgeAnswer> PostAsync(string path, string body)
        {
            var answer = await edge.SendAsync(HttpMethod.Post, path, request =>
            {
                request.Headers.Add("Authorization", $"Bearer {token}");
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            });
            Assert.True(answer.Status is 200 or 201, answer.Body);

            return answer;
        }
    }

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

    private sealed class Measures(ConcurrentBag<string> seen) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    var line = $"metric {metric.Name}";
                    foreach (var tag in point.Tags)
                    {
                        line += $" {tag}";
                    }

                    seen.Add(line);
                }
            }

            return ExportResult.Success;
        }
    }
}
