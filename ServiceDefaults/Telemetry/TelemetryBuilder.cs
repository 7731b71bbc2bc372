using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace ServiceDefaults.Telemetry;

/// <summary>The handle by which OpenTelemetry's own methods register its providers in our container.</summary>
internal sealed class TelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services { get; } = services;
}
