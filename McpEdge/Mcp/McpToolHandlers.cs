using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Pipeline;
using McpEdge.Toolsets;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Tool = ModelContextProtocol.Protocol.Tool;

namespace McpEdge.Mcp;

/// <summary>Answers <c>tools/list</c> and <c>tools/call</c> out of the toolset and the pipeline.</summary>
internal sealed class McpToolHandlers(ToolsetCatalogue toolsets, ToolPipeline pipeline)
{
    private readonly Dictionary<string, Tool> _published = toolsets.All.SelectMany(toolset => toolset.Tools).Distinct()
        .ToDictionary(published => published.Name, ToolPublication.Publish);

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        // One page: the list is short, so a cursor can only be one that we never gave.
        if (!string.IsNullOrEmpty(request.Params?.Cursor))
        {
            throw new McpProtocolException("Unknown cursor", McpErrorCode.InvalidParams);
        }

        var caller = CallerOf(request);
        var result = new ListToolsResult
        {
            Tools = [.. toolsets.Of(caller).Tools
                .Where(published => caller.May(published.Tool.Profile.Scope))
                .Select(published => _published[published.Name])],
            TimeToLive = TimeSpan.FromMinutes(1),
            CacheScope = CacheScope.Private,
        };

        return ValueTask.FromResult(result);
    }

    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var call = new ToolCall(request.Params?.Name ?? "", Arguments(request.Params), CallerOf(request));
        try
        {
            return McpResults.From(await pipeline.RunAsync(call, cancellationToken));
        }
        catch (UnknownToolException unknown)
        {
            throw new McpProtocolException(unknown.Message, McpErrorCode.InvalidParams);
        }
    }

    private static JsonElement? Arguments(CallToolRequestParams? parameters) =>
        parameters?.Arguments is { } arguments ? JsonSerializer.SerializeToElement(arguments, McpJsonUtilities.DefaultOptions) : null;

    private static Caller CallerOf(MessageContext request) =>
        Caller.From(request.User) ?? throw new McpProtocolException("Not authenticated", McpErrorCode.InvalidRequest);
}
