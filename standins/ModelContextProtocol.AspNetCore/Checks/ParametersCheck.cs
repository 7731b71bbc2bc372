using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>
/// Parameters of a known method have the shape that the specification gives them. The core reports a wrong shape as an
/// internal error, which tells the client to try again instead of to correct the call.
/// </summary>
internal static class ParametersCheck
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

    public static RpcProblem? Check(JsonRpcRequest request)
    {
        if (!Shapes.TryGetValue(request.Method, out var shape))
        {
            return null;
        }

        try
        {
            // Without parameters an empty object is read, so that required ones are missed.
            var parameters = (RequestParams?)(request.Params?.Deserialize(shape) ?? JsonSerializer.Deserialize("{}", shape));
            _ = parameters?.ProgressToken;
            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return new(
                StatusCodes.Status200OK, (int)McpErrorCode.InvalidParams, $"The parameters of {request.Method} are malformed.", request.Id);
        }
    }

    private static JsonTypeInfo<T> Shape<T>() => McpJsonUtilities.DefaultOptions.GetTypeInfo<T>();
}
