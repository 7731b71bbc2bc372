using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>
/// Reports parameters that do not have the shape which the specification gives them as the client's mistake. The core
/// reports them as an internal error, which tells the client to try again instead of to correct the call. Looked at only
/// after a call has failed, so that a good one costs nothing.
/// </summary>
internal sealed class ParametersFilter(IOptions<McpHttpOptions> options) : IPostConfigureOptions<McpServerOptions>
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Shapes = new Dictionary<string, JsonTypeInfo>
    {
        [RequestMethods.ToolsList] = Shape<ListToolsRequestParams>(),
        [RequestMethods.ToolsCall] = Shape<CallToolRequestParams>(),
        [RequestMethods.PromptsList] = Shape<ListPromptsRequestParams>(),
        [RequestMethods.PromptsGet] = Shape<GetPromptRequestParams>(),
        [RequestMethods.ResourcesList] = Shape<ListResourcesRequestParams>(),
        [RequestMethods.ResourcesTemplatesList] = Shape<ListResourceTemplatesRequestParams>(),
        [RequestMethods.ResourcesRead] = Shape<ReadResourceRequestParams>(),
        [RequestMethods.ResourcesSubscribe] = Shape<SubscribeRequestParams>(),
        [RequestMethods.ResourcesUnsubscribe] = Shape<UnsubscribeRequestParams>(),
        [RequestMethods.CompletionComplete] = Shape<CompleteRequestParams>(),
        [RequestMethods.LoggingSetLevel] = Shape<SetLevelRequestParams>(),
        [RequestMethods.SubscriptionsListen] = Shape<SubscriptionsListenRequestParams>(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public void PostConfigure(string? name, McpServerOptions server)
    {
        if (options.Value.CheckParameters)
        {
            server.Filters.Message.IncomingFilters.Insert(0, Blame);
        }
    }

    private static McpMessageHandler Blame(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception e) when (e is not (McpException or OperationCanceledException) && IsMalformed(context.JsonRpcMessage, out var method))
        {
            throw new McpProtocolException($"The parameters of {method} are malformed.", e, McpErrorCode.InvalidParams);
        }
    };

    private static bool IsMalformed(JsonRpcMessage message, out string? method)
    {
        var request = message as JsonRpcRequest;
        method = request?.Method;
        if (method is null || !Shapes.TryGetValue(method, out var shape))
        {
            return false;
        }

        try
        {
            // Without parameters an empty object is read, so that required ones are missed.
            var parameters = (RequestParams?)(request!.Params?.Deserialize(shape) ?? JsonSerializer.Deserialize("{}", shape));
            _ = parameters?.ProgressToken;
            return false;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return true;
        }
    }

    private static JsonTypeInfo<T> Shape<T>() => McpJsonUtilities.DefaultOptions.GetTypeInfo<T>();
}
