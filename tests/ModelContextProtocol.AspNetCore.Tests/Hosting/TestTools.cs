using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

[McpServerToolType]
internal sealed class TestTools(Probe probe, IHttpContextAccessor http)
{
    [McpServerTool(Name = "echo"), Description("Returns its argument.")]
    public static string Echo(string text) => text;

    [McpServerTool(Name = "fail"), Description("Throws.")]
    public static string Fail(bool tell) => throw (tell ? new McpException("told") : new InvalidOperationException("secret"));

    [McpServerTool(Name = "count"), Description("Reports progress, then answers.")]
    public static async Task<string> Count(int to, McpServer server, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        for (var i = 1; i <= to; i++)
        {
            await server.NotifyProgressAsync(request.Params!.ProgressToken!.Value, new() { Progress = i }, cancellationToken: cancellationToken);
        }

        return "done";
    }

    [McpServerTool(Name = "wait"), Description("Waits until the test lets it go on.")]
    public async Task<string> Wait(CancellationToken cancellationToken)
    {
        probe.Reach("wait started");
        try
        {
            await probe.WaitAsync("wait may end", cancellationToken);
        }
        catch (OperationCanceledException)
        {
            probe.Reach("wait cancelled");
            throw;
        }

        probe.Reach("wait ended");
        return "waited";
    }

    [McpServerTool(Name = "ask"), Description("Asks the user.")]
    public static async Task<string> Ask(McpServer server, CancellationToken cancellationToken)
    {
        var answer = await server.ElicitAsync(new ElicitRequestParams { Message = "Sure?", RequestedSchema = new() }, cancellationToken);
        return answer.Action;
    }

    [McpServerTool(Name = "known"), Description("Tells what is known of the client.")]
    public static string Known(McpServer server) => server is { ClientInfo: null, ClientCapabilities: null } ? "nothing" : "something";

    [McpServerTool(Name = "confirm"), Description("Asks by an input-required result.")]
    public static string Confirm(RequestContext<CallToolRequestParams> request) =>
        request.Params?.InputResponses?.TryGetValue("sure", out var reply) is true
            ? reply.RawValue.GetProperty("action").GetString()!
            : throw new InputRequiredException(
                new Dictionary<string, InputRequest> { ["sure"] = InputRequest.ForElicitation(new() { Message = "Sure?", RequestedSchema = new() }) });

    [McpServerTool(Name = "who"), Description("Tells who calls, from the request and from the HTTP context.")]
    public string Who(ClaimsPrincipal? user) =>
        $"{user?.Identity?.Name ?? "nobody"} {http.HttpContext?.Request.Headers["X-Trace"].ToString() ?? "no context"}";

    /// <summary>A tool of which clients of 2026-07-28 repeat arguments in headers.</summary>
    public static McpServerTool WithMirroredArguments()
    {
        var tool = McpServerTool.Create(
            (string? region = null, JsonElement? count = null, bool? dry = null, JsonElement? place = null) => "ok", new() { Name = "mirrored", Description = "Mirrors." });
        tool.ProtocolTool.InputSchema = JsonDocument.Parse("""
            {"type":"object","properties":{
              "region":{"type":"string","x-mcp-header":"Region"},
              "count":{"type":"integer","x-mcp-header":"Count"},
              "dry":{"type":"boolean","x-mcp-header":"Dry"},
              "place":{"type":"object","properties":{"city":{"type":"string","x-mcp-header":"City"}}}}}
            """).RootElement;
        return tool;
    }
}
