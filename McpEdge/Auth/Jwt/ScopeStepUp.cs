using McpEdge.Conversations;
using McpEdge.Pipeline;
using McpEdge.Toolsets;

namespace McpEdge.Auth.Jwt;

/// <summary>
/// Answers a call of a tool beyond the token's scopes with HTTP 403 and <c>insufficient_scope</c>, so that a client can ask its
/// authorization server for more (MCP authorization, step-up). It reads the headers that mirror the body since 2026-07-28; older
/// clients, and holders of keys, who can't ask anybody, get the tool's error.
/// </summary>
internal sealed class ScopeStepUp(RequestDelegate next, ToolsetCatalogue toolsets, ToolPipeline pipeline)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers["Mcp-Method"] != "tools/call" || Caller.From(context.User) is not { IsToken: true } caller)
        {
            await next(context);
            return;
        }

        var tool = toolsets.Of(caller).Find(context.Request.Headers["Mcp-Name"].ToString());
        if (tool is null || caller.May(tool.Profile.Scope))
        {
            await next(context);
            return;
        }

        // The pipeline is what refuses, so that the attempt is counted and recorded as any other.
        await pipeline.RunAsync(new ToolCall(tool.Profile.Name, null, caller) { Waited = CallOrigin.Current?.Waited ?? default }, context.RequestAborted);
        await Challenges.WriteInsufficientScopeAsync(context, [.. caller.Scopes, tool.Profile.Scope]);
    }
}
