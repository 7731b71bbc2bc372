using McpEdge.Schemas;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace McpEdge.Server;

/// <summary>Where the edge listens, how much it takes in, and what it says of itself at <c>/</c>.</summary>
internal static class ServerSetup
{
    private const int LargestBody = 1024 * 1024;

    public static WebApplicationBuilder AddServer(this WebApplicationBuilder builder)
    {
        // HOST and PORT are what container platforms set; the addresses of ASP.NET Core come first.
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            var host = builder.Configuration["HOST"] is { Length: > 0 } name ? name : "localhost";
            var port = builder.Configuration["PORT"] is { Length: > 0 } number ? number : "8080";
            builder.WebHost.UseUrls($"http://{host}:{port}");
        }

        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });

        return builder;
    }

    public static IEndpointRouteBuilder MapServerInformation(this IEndpointRouteBuilder endpoints)
    {
        var information = new
        {
            name = ServerInformation.Name,
            title = ServerInformation.Title,
            version = ServerInformation.Version,
            protocol_versions = ServerInformation.ProtocolVersions,
            endpoints = new { mcp = "/mcp", sse = "/mcp/sse", health = "/health", alive = "/alive" },
            authentication = "An API key in the header 'x-api-key: <key>' or 'Authorization: Bearer <key>'.",
            docs = "docs/mcp/tools.md",
        };
        endpoints.MapGet("/", () => Results.Json(information, ToolJson.Options));

        return endpoints;
    }
}
