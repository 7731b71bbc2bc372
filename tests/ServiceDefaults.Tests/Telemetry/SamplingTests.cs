using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Platform.Testing.Hosting;

namespace ServiceDefaults.Tests.Telemetry;

/// <summary>Which requests are traced. Another provider in this process would trace them as well.</summary>
[Collection(Alone)]
public sealed class SamplingTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    internal const string Alone = "One telemetry at a time";

    private const string Kept = "01";
    private const string Dropped = "00";

    private readonly ConcurrentBag<string> _paths = [];

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 100_000, null, true)]
    [InlineData(null, 0, null, false)]
    [InlineData(null, 0, Kept, true)]
    [InlineData(null, 100_000, Dropped, false)]
    [InlineData("always_on", 0, null, true)]
    [InlineData("always_off", 100_000, null, false)]
    public Task The_environment_then_the_caller_then_the_rate_decides(string? sampler, int perSecond, string? callers, bool isKept) =>
        AskAsync(sampler, perSecond, callers, trusts: true, isKept);

    [Theory]
    [InlineData(0, false)]
    [InlineData(100_000, true)]
    public Task Who_is_not_trusted_counts(int perSecond, bool isKept) => AskAsync(null, perSecond, Kept, trusts: false, isKept);

    private async Task AskAsync(string? sampler, int perSecond, string? callers, bool trusts, bool isKept)
    {
        var options = new ServiceHostOptions
        {
            Settings =
            {
                // Nobody takes them: what the exporter would send is what the last processor sees.
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1",
                ["OTEL_TRACES_SAMPLER"] = sampler,
                ["Telemetry:TracesPerSecond"] = $"{perSecond}",
                ["Telemetry:TrustsCallers"] = $"{trusts}",
            },
            Services = services => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new Paths(_paths))),
        };
        var path = $"/{Guid.CreateVersion7():N}";

        await using (var host = await ServiceHost<Program>.StartAsync(options.Connect("sampledb", sample.ConnectionString), Ended))
        {
            // Ours is the same process: a client that traced itself would be asked first.
            using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Http, path));
            if (callers is not null)
                request.Headers.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-{callers}");
            using var answer = await client.SendAsync(request, Ended);
        }

        Assert.Equal(isKept, _paths.Contains(path));
    }

    private sealed class Paths(ConcurrentBag<string> paths) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Recorded && data.GetTagItem("url.path") is string path)
                paths.Add(path);
        }
    }
}
