using McpEdge.Conversations;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Speech;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Resources;

/// <summary>Answers <c>resources/list</c>, <c>resources/templates/list</c> and <c>resources/read</c>.</summary>
internal sealed class ResourceHandlers(ResourceCatalogue resources, ToolPipeline pipeline, IHttpContextAccessor http)
{
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(1);

    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken)
    {
        McpRequests.DemandFirstPage(request.Params);
        var own = resources.Of(McpRequests.CallerOf(request)).Where(resource => resource.About.Variable is null);

        return new(new ListResourcesResult
        {
            Resources = [.. own.Select(resource => Publish(resource.About))],
            TimeToLive = ListLifetime,
            CacheScope = CacheScope.Private,
        });
    }

    public ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        RequestContext<ListResourceTemplatesRequestParams> request, CancellationToken cancellationToken)
    {
        McpRequests.DemandFirstPage(request.Params);
        var own = resources.Of(McpRequests.CallerOf(request)).Where(resource => resource.About.Variable is not null);

        return new(new ListResourceTemplatesResult
        {
            ResourceTemplates = [.. own.Select(resource => PublishTemplate(resource.About))],
            TimeToLive = ListLifetime,
            CacheScope = CacheScope.Private,
        });
    }

    /// <exception cref="McpProtocolException">Nothing is there, the key may not read it, or it can't be read now.</exception>
    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params?.Uri ?? "";
        var revision = McpRequests.RevisionOf(request);
        if (!resources.TryFind(uri, out var resource, out var arguments))
        {
            throw ResourceErrors.Unknown(Text.Shorten(uri), revision);
        }

        var call = new ToolCall(resource.Reader.Profile.Name, arguments, McpRequests.CallerOf(request))
        {
            Unlisted = resource.Reader,
            Waited = CallOrigin.Current?.Waited ?? default,
            Conversation = ConversationReader.Find(CallOrigin.Current?.Conversation, request.Params?.Meta, null, request.Server.SessionId),
            Language = CallLanguage.AskedFor(request.Params?.Meta, http.HttpContext?.Request),
        };
        var result = await pipeline.RunAsync(call, cancellationToken);
        if (result.Error is { } error)
        {
            throw ResourceErrors.From(error, uri, revision);
        }

        return new()
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = resource.About.MimeType, Text = resource.TextOf(result) }],

            // Whoever wants to know of changes subscribes; whoever reads again wants it as it is now.
            TimeToLive = TimeSpan.Zero,
            CacheScope = CacheScope.Private,
        };
    }

    private static ModelContextProtocol.Protocol.Resource Publish(ResourceProfile about) => new()
    {
        Uri = ResourceAddress.Of(about.Path),
        Name = about.Name,
        Title = about.Title,
        Description = about.Description,
        MimeType = about.MimeType,
    };

    private static ResourceTemplate PublishTemplate(ResourceProfile about) => new()
    {
        UriTemplate = ResourceAddress.Of(about.Path),
        Name = about.Name,
        Title = about.Title,
        Description = about.Description,
        MimeType = about.MimeType,
    };
}
