using Microsoft.Extensions.Logging;

namespace ModelContextProtocol.AspNetCore;

internal static partial class McpHttpLog
{
    [LoggerMessage(1, LogLevel.Error, "An MCP server stopped with an error.")]
    public static partial void ServerFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "Refused {Method} {Path} with {Status} / {Code}: {Reason}")]
    public static partial void Refused(ILogger logger, string method, string? path, int status, int code, string reason);

    [LoggerMessage(3, LogLevel.Error, "An MCP session ended with an error.")]
    public static partial void SessionEndFailed(ILogger logger, Exception exception);
}
