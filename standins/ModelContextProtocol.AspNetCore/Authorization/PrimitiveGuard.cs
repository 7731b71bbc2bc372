using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Authorization;

/// <summary>
/// Filters that ask <paramref name="allows"/> about each primitive of a list and about each one that is used. Without
/// AddAuthorizationFilters the question itself fails for a guarded primitive, so that nothing guarded is open by mistake.
/// </summary>
internal sealed class PrimitiveGuard(Func<IMcpServerPrimitive?, MessageContext, ValueTask<bool>> allows)
{
    public void AddTo(McpRequestFilters filters)
    {
        AddToTools(filters);
        AddToPrompts(filters);
        AddToResources(filters);
    }

    private void AddToTools(McpRequestFilters filters)
    {
        filters.ListToolsFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Tools = await AllowedAsync(result.Tools, t => Find(request.Server.ServerOptions.ToolCollection, t.Name), request);
            return result;
        });
        filters.CallToolWithAlternateFilters.Insert(0, async (request, next, cancellationToken) =>
        {
            await DemandAsync(Tool(request), request);
            return await next(request, cancellationToken);
        });
        filters.CallToolFilters.Add(next => async (request, cancellationToken) =>
        {
            await DemandAsync(Tool(request), request);
            return await next(request, cancellationToken);
        });
    }

    private void AddToPrompts(McpRequestFilters filters)
    {
        filters.ListPromptsFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Prompts = await AllowedAsync(result.Prompts, p => Find(request.Server.ServerOptions.PromptCollection, p.Name), request);
            return result;
        });
        filters.GetPromptFilters.Add(next => async (request, cancellationToken) =>
        {
            await DemandAsync(request.MatchedPrimitive, request);
            return await next(request, cancellationToken);
        });
    }

    private void AddToResources(McpRequestFilters filters)
    {
        filters.ListResourcesFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Resources = await AllowedAsync(result.Resources, r => Find(request.Server.ServerOptions.ResourceCollection, r.Uri), request);
            return result;
        });
        filters.ListResourceTemplatesFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.ResourceTemplates = await AllowedAsync(
                result.ResourceTemplates, r => Find(request.Server.ServerOptions.ResourceCollection, r.UriTemplate), request);
            return result;
        });
        filters.ReadResourceFilters.Add(next => async (request, cancellationToken) =>
        {
            await DemandAsync(request.MatchedPrimitive, request);
            return await next(request, cancellationToken);
        });
    }

    private static IMcpServerPrimitive? Tool(RequestContext<CallToolRequestParams> request) =>
        request.MatchedPrimitive ?? Find(request.Server.ServerOptions.ToolCollection, request.Params?.Name);

    private static T? Find<T>(McpServerPrimitiveCollection<T>? primitives, string? id)
        where T : class, IMcpServerPrimitive =>
        id is not null && primitives is not null && primitives.TryGetPrimitive(id, out var primitive) ? primitive : null;

    private async ValueTask<IList<T>> AllowedAsync<T>(IList<T> items, Func<T, IMcpServerPrimitive?> primitiveOf, MessageContext context)
    {
        var allowed = new List<T>(items.Count);
        foreach (var item in items)
        {
            if (await allows(primitiveOf(item), context))
            {
                allowed.Add(item);
            }
        }

        return allowed;
    }

    private async ValueTask DemandAsync(IMcpServerPrimitive? primitive, MessageContext context)
    {
        if (!await allows(primitive, context))
        {
            throw new McpProtocolException("Access forbidden: the caller may not use this.", McpErrorCode.InvalidRequest);
        }
    }
}
