using System.Text.Json;
using McpEdge.Approvals;
using McpEdge.Approvals.Confirmations;
using McpEdge.Conversations;
using McpEdge.Pipeline;
using McpEdge.Progress;
using McpEdge.Speech;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Mcp;

/// <summary>Answers <c>tools/list</c> and <c>tools/call</c> out of the toolset and the pipeline.</summary>
internal sealed class McpToolHandlers(
    ToolLists lists, ToolPipeline pipeline, ApprovalNotices notices, ProgressTeller progress, IHttpContextAccessor http)
{
    public async ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        McpRequests.DemandFirstPage(request.Params);

        return new()
        {
            Tools = await lists.ForAsync(McpRequests.CallerOf(request), cancellationToken),
            TimeToLive = TimeSpan.FromMinutes(1),
            CacheScope = CacheScope.Private,
        };
    }

    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        // Before the arguments, because it takes its own out of them.
        var origin = CallOrigin.Current;
        var conversation = ConversationReader.Find(
            origin?.Conversation, request.Params?.Meta, request.Params?.Arguments, request.Server.SessionId);
        var call = new ToolCall(request.Params?.Name ?? "", Arguments(request.Params), McpRequests.CallerOf(request))
        {
            Conversation = conversation,
            Request = request.Server.SessionId is { } session ? $"{session}\n{request.JsonRpcRequest.Id}" : null,
            IdempotencyKey = origin?.IdempotencyKey,
            Disconnected = origin?.Disconnected ?? default,
            Waited = origin?.Waited ?? default,
            Language = CallLanguage.AskedFor(request.Params?.Meta, http.HttpContext?.Request),
            CanAsk = CallerQuestion.CanAsk(request.Server),
            Answer = CallerQuestion.AnswerIn(request.Params),
        };
        try
        {
            // A session outlives the request, so its calls go on by themselves when nobody waits for them any more.
            using var waited = request.Server.SessionId is null
                ? null
                : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.Disconnected);
            var running = pipeline.RunAsync(call, waited?.Token ?? cancellationToken);

            return Answer(await progress.TellAsync(running, call, request.Server, request.Params?.ProgressToken), call);
        }
        catch (UnknownToolException unknown)
        {
            throw new McpProtocolException(unknown.Message, McpErrorCode.InvalidParams);
        }
    }

    private CallToolResult Answer(ToolResult result, ToolCall call)
    {
        switch (result.Error)
        {
            case ConfirmationRequired required when call.CanAsk:
                throw CallerQuestion.Ask(required);
            case ApprovalPending pending when http.HttpContext?.Features.Get<McpServer>() is { SessionId: not null } session:
                notices.Expect(pending.Approval, session);
                break;
        }

        return McpResults.From(result);
    }

    private static JsonElement? Arguments(CallToolRequestParams? parameters) =>
        parameters?.Arguments is { } arguments ? JsonSerializer.SerializeToElement(arguments, McpJsonUtilities.DefaultOptions) : null;
}
