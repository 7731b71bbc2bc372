using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.ProjectResources;

/// <summary>The variables that every project gets.</summary>
internal static class ProjectEnvironment
{
    public static void AddDefaults(
        EnvironmentCallbackContext context,
        IDistributedApplicationBuilder builder,
        string environment,
        (string Name, LaunchProfile Profile)? profile)
    {
        var variables = context.EnvironmentVariables;
        if (profile is { } chosen)
        {
            variables.TryAdd("DOTNET_LAUNCH_PROFILE", chosen.Name);
            foreach (var (name, value) in chosen.Profile.EnvironmentVariables.Where(pair => pair.Key != "ASPNETCORE_URLS"))
            {
                variables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }
        }

        variables.TryAdd("ASPNETCORE_ENVIRONMENT", environment);
        variables.TryAdd("DOTNET_ENVIRONMENT", environment);
        variables.TryAdd("LOGGING__CONSOLE__FORMATTERNAME", "simple");
        AddTelemetry(variables, context.Resource.Name, builder.Configuration, builder.Environment.IsDevelopment());
    }

    public static void AddListeningAddresses(EnvironmentCallbackContext context)
    {
        context.Resource.TryGetLastAnnotation<EndpointEnvironmentFilterAnnotation>(out var filter);
        var endpoints = context.Resource.Annotations.OfType<EndpointAnnotation>()
            .Where(e => e.UriScheme is "http" or "https" && (filter is null || filter.Filter(e)))
            .ToArray();
        var kestrel = endpoints.Any(e => e.FromKestrel);
        foreach (var endpoint in endpoints.Where(_ => kestrel))
        {
            context.EnvironmentVariables[$"Kestrel__Endpoints__{endpoint.Name}__Url"] = new ListeningAddress(endpoint);
            if (!endpoint.FromKestrel && endpoint.Transport == "http2")
            {
                context.EnvironmentVariables[$"Kestrel__Endpoints__{endpoint.Name}__Protocols"] = "Http2";
            }
        }

        if (!kestrel && endpoints.Length > 0)
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", new ListeningAddress(endpoints));
        }

        if (endpoints.FirstOrDefault(e => e.UriScheme == "https")?.AllocatedEndpoint is { } secure)
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", secure.Port.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AddTelemetry(
        Dictionary<string, object> variables, string name, IConfiguration configuration, bool isDevelopment)
    {
        variables.TryAdd("OTEL_SERVICE_NAME", name);
        variables.TryAdd("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={ResourceInstance.Current?.Suffix}");
        variables.TryAdd("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] is { Length: > 0 } collector)
        {
            variables.TryAdd("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
            variables.TryAdd("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
            if (configuration["AppHost:OtlpApiKey"] is { Length: > 0 } key)
            {
                variables.TryAdd("OTEL_EXPORTER_OTLP_HEADERS", $"x-otlp-api-key={key}");
            }
        }

        if (!isDevelopment)
        {
            return;
        }

        variables.TryAdd("OTEL_BLRP_SCHEDULE_DELAY", "1000");
        variables.TryAdd("OTEL_BSP_SCHEDULE_DELAY", "1000");
        variables.TryAdd("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        variables.TryAdd("OTEL_TRACES_SAMPLER", "always_on");
        variables.TryAdd("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based");
        variables.TryAdd("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true");
        variables.TryAdd("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true");
        variables.TryAdd("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");
    }
}
