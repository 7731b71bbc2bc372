using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.AspNetCore.Authentication;
using ModelContextProtocol.AspNetCore.LegacySse;
using ModelContextProtocol.AspNetCore.Serving;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives the MCP transports addresses.</summary>
public static class McpEndpointRouteBuilderExtensions
{
    /// <summary>Maps Streamable HTTP at <paramref name="pattern"/> and, where enabled, HTTP+SSE below it. Conventions apply to all of them.</summary>
    public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "")
    {
        var services = endpoints.ServiceProvider;
        var post = services.GetService<PostEndpoint>()
            ?? throw new InvalidOperationException("MapMcp needs services.AddMcpServer().WithHttpTransport().");
        var options = services.GetRequiredService<IOptions<HttpServerTransportOptions>>().Value;
        if (options is { SessionMode: HttpServerSessionMode.Stateless, EnableLegacySse: true })
        {
            throw new InvalidOperationException("EnableLegacySse needs sessions: choose another SessionMode than Stateless.");
        }

        var group = endpoints.MapGroup(pattern).WithMetadata(MappedPaths.Marker);
        MapStreamable(group, services, post, options);
        if (options.EnableLegacySse)
        {
            MapSse(group, services);
        }

        return group;
    }

    private static void MapStreamable(
        RouteGroupBuilder group, IServiceProvider services, PostEndpoint post, HttpServerTransportOptions options)
    {
        group.MapPost("", post.HandleAsync)
            .WithMetadata(
                new AcceptsMetadata([AcceptHeader.Json]),
                new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void), [AcceptHeader.EventStream]),
                new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(void)),
                new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(JsonRpcError), [AcceptHeader.Json]))
            .Named("MCP Streamable HTTP");
        if (options.SessionMode == HttpServerSessionMode.Stateless)
        {
            return;
        }

        group.MapGet("", services.GetRequiredService<GetEndpoint>().HandleAsync)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void), [AcceptHeader.EventStream]))
            .Named("MCP Streamable HTTP");
        group.MapDelete("", services.GetRequiredService<DeleteEndpoint>().HandleAsync).Named("MCP Streamable HTTP");
    }

    private static void MapSse(RouteGroupBuilder group, IServiceProvider services)
    {
        group.MapGet("/sse", services.GetRequiredService<SseEndpoint>().HandleAsync)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void), [AcceptHeader.EventStream]))
            .Named("MCP HTTP with SSE");
        group.MapPost("/message", services.GetRequiredService<MessageEndpoint>().HandleAsync)
            .WithMetadata(
                new AcceptsMetadata([AcceptHeader.Json]),
                new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(void)))
            .Named("MCP HTTP with SSE");
    }

    private static void Named(this IEndpointConventionBuilder endpoint, string name) =>
        endpoint.Add(b => b.DisplayName = $"{name} | {b.DisplayName}");
}
