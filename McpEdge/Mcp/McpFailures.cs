using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace McpEdge.Mcp;

/// <summary>Logs defects in place of the SDK, whose lines quote the names and addresses that clients sent, known here or not.</summary>
internal static class McpFailures
{
    /// <summary>Where the SDK logs.</summary>
    public const string SdkCategory = "ModelContextProtocol.Server.McpServer";

    /// <summary>Leaves alone what the client is told of: it is no defect.</summary>
    public static McpMessageFilter LogTo(ILogger logger) => next => async (message, cancellationToken) =>
    {
        try
        {
            await next(message, cancellationToken);
        }
        catch (Exception failure) when (failure is not (McpException or JsonException or OperationCanceledException))
        {
            McpLog.MessageFailed(logger, failure);
            throw;
        }
    };
}
