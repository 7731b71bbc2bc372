using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ProjectResources;

/// <summary>Reads the endpoints that a project declares in <c>Kestrel:Endpoints</c> of its appsettings.json.</summary>
internal static class KestrelEndpoints
{
    public static IReadOnlyList<EndpointAnnotation> Read(string projectPath, string environment)
    {
        var configuration = AppSettings(projectPath, environment);
        var defaultProtocols = configuration["Kestrel:EndpointDefaults:Protocols"];
        return [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(section => Read(section, defaultProtocols))];
    }

    /// <summary>Whether endpoints speak HTTP/2 unless they say otherwise.</summary>
    public static bool DefaultsToHttp2(string projectPath, string environment) =>
        IsHttp2(AppSettings(projectPath, environment)["Kestrel:EndpointDefaults:Protocols"]);

    /// <summary>The parts of a binding address such as <c>http://*:5000</c>.</summary>
    public static (string Scheme, string Host, int? Port) ParseAddress(string url)
    {
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        var scheme = schemeEnd < 0 ? "http" : url[..schemeEnd].ToLowerInvariant();
        var authority = (schemeEnd < 0 ? url : url[(schemeEnd + 3)..]).Split('/', 2)[0];
        var colon = authority.LastIndexOf(':');
        var hasPort = colon >= 0 && int.TryParse(authority[(colon + 1)..], out _);
        return (scheme, hasPort ? authority[..colon] : authority, hasPort ? int.Parse(authority[(colon + 1)..]) : null);
    }

    private static EndpointAnnotation Read(IConfigurationSection section, string? defaultProtocols)
    {
        var (scheme, host, port) = ParseAddress(section["Url"] ?? "http://localhost");
        return new EndpointAnnotation(
            ProtocolType.Tcp,
            scheme,
            IsHttp2(section["Protocols"] ?? defaultProtocols) ? "http2" : "http",
            section.Key,
            port is 0 ? null : port)
        {
            TargetHost = host,
            FromKestrel = true,
        };
    }

    private static bool IsHttp2(string? protocols) => string.Equals(protocols, "Http2", StringComparison.OrdinalIgnoreCase);

    private static IConfigurationRoot AppSettings(string projectPath, string environment)
    {
        var directory = Path.GetDirectoryName(projectPath)!;
        return new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(directory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(directory, $"appsettings.{environment}.json"), optional: true)
            .Build();
    }
}
