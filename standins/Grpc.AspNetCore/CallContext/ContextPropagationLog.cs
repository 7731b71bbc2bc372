using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.ClientFactory;

internal static partial class ContextPropagationLog
{
    [LoggerMessage(1, LogLevel.Debug, "No gRPC call is being served here, so the call takes no context over")]
    public static partial void NoContext(this ILogger logger);
}
