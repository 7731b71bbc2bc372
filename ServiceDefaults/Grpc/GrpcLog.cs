using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Grpc;

/// <summary>Ids 9000 to 9099.</summary>
internal static partial class GrpcLog
{
    [LoggerMessage(9000, LogLevel.Error, "{Method} failed")]
    public static partial void CallFailed(this ILogger log, string method, Exception error);

    [LoggerMessage(9001, LogLevel.Warning, "{Method} could not be answered: {Reason}")]
    public static partial void CallUnavailable(this ILogger log, string method, string reason);

    [LoggerMessage(9002, LogLevel.Warning, "Service {Service} does not answer; it is left alone for {Rest}")]
    public static partial void ServiceLeftAlone(this ILogger log, string service, TimeSpan rest);

    [LoggerMessage(9003, LogLevel.Information, "Service {Service} answers again")]
    public static partial void ServiceBack(this ILogger log, string service);
}
