using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>Tools that report while they work.</summary>
[McpServerToolType]
internal sealed partial class ReportingTools
{
    [McpServerTool(Name = "test_tool_with_progress"), Description("Reports progress.")]
    public static async Task<string> Progress(McpServer server, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params?.ProgressToken is { } token)
        {
            foreach (var done in new[] { 0, 50, 100 })
            {
                await server.NotifyProgressAsync(token, new() { Progress = done, Total = 100 }, cancellationToken: cancellationToken);
            }
        }

        return "Done.";
    }

    [McpServerTool(Name = "test_tool_with_logging"), Description("Sends log messages.")]
    public static async Task<string> Logging(McpServer server, CancellationToken cancellationToken)
    {
        foreach (var text in new[] { "Tool execution started", "Tool processing data", "Tool execution completed" })
        {
            var message = new LoggingMessageNotificationParams { Level = LoggingLevel.Info, Data = JsonSerializer.SerializeToElement(text) };
            await server.SendNotificationAsync(NotificationMethods.LoggingMessageNotification, message, cancellationToken: cancellationToken);
        }

        return "Done.";
    }

    [McpServerTool(Name = "test_logging_tool"), Description("Logs if the client asked for it.")]
    public static string LoggingOnDemand(McpServer server)
    {
        using var provider = server.AsClientLoggerProvider();
        LogWorking(provider.CreateLogger("conformance"));
        return "Done.";
    }

    [McpServerTool(Name = "test_reconnection"), Description("Ends the stream before the answer, which the client fetches by GET.")]
    public static async Task<string> Reconnection(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        await request.EnablePollingAsync(TimeSpan.FromMilliseconds(500), cancellationToken);
        return "Reconnected.";
    }

    [LoggerMessage(LogLevel.Information, "Working")]
    private static partial void LogWorking(ILogger logger);
}
