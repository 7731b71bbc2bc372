using System.Collections.Concurrent;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Testing.Hosting;
using SampleService;
using SampleService.Data;

namespace ServiceDefaults.Tests.Telemetry;

/// <summary>A collector that keeps what it is sent; names in OTLP's messages are plain UTF-8.</summary>
[Collection(SamplingTests.Alone)]
public sealed class OtlpTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_metrics_and_logs_are_sent_before_the_process_ends()
    {
        var database = sample.ConnectionString;
        var received = new ConcurrentDictionary<string, TaskCompletionSource<string>>();
        await using var collector = await CollectAsync(received);
        // Ours is the same process: a client that traced itself would be in the traces.
        using var probe = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        var options = new ServiceHostOptions
        {
            Settings =
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                // So long that all goes in one piece, when the program ends.
                ["OTEL_BSP_SCHEDULE_DELAY"] = "600000",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "600000",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "600000",
                ["OTEL_SERVICE_NAME"] = "sample-under-test",
                ["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=abcdefgh",
            },
        };

        await using (var host = await ServiceHost<Program>.StartAsync(options.Connect("sampledb", database), Ended))
        {
            host.Services.GetRequiredService<Behaviour>().Answer = async (_, call) =>
                $"{await call.GetHttpContext().RequestServices.GetRequiredService<SampleDbContext>().Samples.CountAsync(Ended)}";
            await new SampleService.Wire.SampleService.SampleServiceClient(host.Channel).AskAsync(new(), cancellationToken: Ended);
            await probe.GetStringAsync(new Uri(host.Http, "/health"), Ended);
        }

        // The program ends on its own thread, a little later than its host.
        var traces = await Signal(received, "traces").Task.WaitAsync(Ended);
        var metrics = await Signal(received, "metrics").Task.WaitAsync(Ended);
        var logs = await Signal(received, "logs").Task.WaitAsync(Ended);
        Assert.Contains("POST /sample.v1.SampleService/Ask", traces, StringComparison.Ordinal);
        Assert.Contains("SELECT count(*)", traces, StringComparison.Ordinal);
        Assert.Contains("migrate sampledb", traces, StringComparison.Ordinal);
        Assert.Contains("sample-under-test", traces, StringComparison.Ordinal);
        Assert.Contains("abcdefgh", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("Database sampledb is ready", logs, StringComparison.Ordinal);
    }

    private static TaskCompletionSource<string> Signal(ConcurrentDictionary<string, TaskCompletionSource<string>> received, string signal) =>
        received.GetOrAdd(signal, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, TaskCompletionSource<string>> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v1/{signal}", async (string signal, HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            Signal(received, signal).TrySetResult(await reader.ReadToEndAsync(context.RequestAborted));
        });
        await app.StartAsync(Ended);

        return app;
    }
}
