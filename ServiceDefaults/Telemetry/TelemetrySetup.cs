using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ServiceDefaults.Options;

namespace ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs by OpenTelemetry, exported by OTLP where an endpoint for it is configured.</summary>
public static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OwnSampler = "OTEL_TRACES_SAMPLER";

    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Platform.*", "Experimental.ModelContextProtocol"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Platform.*",
        "Experimental.ModelContextProtocol",
    ];

    /// <summary>Adds the telemetry of the process. <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> describe it.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        AddConsole(builder);
        builder.AddValidatedOptions<TelemetryOptions>();
        builder.Services.AddSingleton<IStartupFilter, RequestTraces>();

        // Without an exporter nobody reads them, and what nobody reads need not be measured.
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
            return;

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
        new TelemetryBuilder(builder.Services)
            .ConfigureResource(resource => Describe(resource, builder))
            .WithTracing(tracing => Trace(tracing, builder))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .UseOtlpExporter();

        // First in the list: it starts before all others, and the container that ends after them flushes it.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, TelemetryStart>());
    }

    private static void AddConsole(IHostApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // A command that fails is told by whoever sent it; looking for the history of an empty database fails, and is no error.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        // An AppHost that reads the console asks for the plain form.
        if (string.IsNullOrEmpty(builder.Configuration["Logging:Console:FormatterName"]) && !builder.Environment.IsDevelopment())
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.IncludeScopes = true;
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
    }

    private static void Trace(TracerProviderBuilder tracing, IHostApplicationBuilder builder)
    {
        tracing.AddSource(Sources);

        // The SDK reads the variable itself, unless a sampler is set.
        if (string.IsNullOrWhiteSpace(builder.Configuration[OwnSampler]))
        {
            tracing.SetSampler(services => SamplerOf(
                services.GetRequiredService<IOptions<TelemetryOptions>>().Value, services.GetRequiredService<TimeProvider>()));
        }
    }

    private static ParentBasedSampler SamplerOf(TelemetryOptions options, TimeProvider clock)
    {
        var own = new RateLimitedSampler(options.TracesPerSecond, clock);
        return new(own, remoteParentSampled: options.TrustsCallers ? new AlwaysOnSampler() : own);
    }

    private static void Describe(ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_SERVICE_NAME"]))
            resource.AddService(builder.Environment.ApplicationName, serviceNamespace: "platform");
    }
}
