using System.Globalization;
using McpEdge.Schemas;
using McpEdge.Toolsets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using ServiceDefaults.Options;

namespace McpEdge.Server;

/// <summary>Where the edge listens, how much it takes in, and what it says of itself at <c>/</c>.</summary>
internal static class ServerSetup
{
    // Doors refuse bodies over one megabyte. The server reads on for a while, or the client would never see the refusal.
    private const int LargestDiscardedBody = 16 * 1024 * 1024;

    public static void AddServer(this WebApplicationBuilder builder)
    {
        // HOST and PORT are what container platforms set; the addresses of ASP.NET Core come first.
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(Address(builder.Configuration["HOST"], builder.Configuration["PORT"]));
        }

        builder.AddValidatedOptions<ServerOptions>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerOptions>>(Limit);
    }

    public static void MapServerInformation(this IEndpointRouteBuilder endpoints)
    {
        var information = new
        {
            name = ServerInformation.Name,
            title = ServerInformation.Title,
            version = ServerInformation.Version,
            protocol_versions = ServerInformation.ProtocolVersions,
            endpoints = new { mcp = "/mcp", sse = "/mcp/sse", health = "/health", alive = "/alive" },
            toolsets = endpoints.ServiceProvider.GetRequiredService<ToolsetCatalogue>().All.ToDictionary(set => set.Name, set => $"/{set.Name}/mcp"),
            authentication = "An API key in the header 'x-api-key: <key>' or 'Authorization: Bearer <key>'.",
        };
        endpoints.MapGet("/", () => Results.Json(information, ToolJson.Options));
    }

    private static void Limit(KestrelServerOptions kestrel, IOptions<ServerOptions> options)
    {
        var server = options.Value;
        var slowest = new MinDataRate(server.MinBytesPerSecond, server.SlowClientGrace);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestDiscardedBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = server.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = server.IdleConnectionTimeout;
        (kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (slowest, slowest);
    }

    private static string Address(string? host, string? port)
    {
        if (!ushort.TryParse(string.IsNullOrEmpty(port) ? "8080" : port, CultureInfo.InvariantCulture, out var number))
        {
            throw new InvalidOperationException($"PORT must be a number from 0 to 65535, but is '{port}'.");
        }

        return $"http://{(string.IsNullOrEmpty(host) ? "localhost" : host)}:{number}";
    }
}
