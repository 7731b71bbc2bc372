using Grpc.Core;

namespace ServiceDefaults.Errors;

/// <summary>What is said of a failure that came without details: the service never answered, or something between us did.</summary>
internal static class RemoteErrorDefaults
{
    public static string CodeOf(StatusCode status) => status switch
    {
        StatusCode.Unavailable => ErrorCodes.DependencyUnavailable,
        StatusCode.DeadlineExceeded => ErrorCodes.DeadlineExceeded,
        StatusCode.Cancelled => ErrorCodes.Cancelled,
        StatusCode.Unauthenticated => ErrorCodes.Unauthenticated,
        StatusCode.InvalidArgument => ErrorCodes.InvalidArgument,
        _ => ErrorCodes.Internal,
    };

    public static string MessageOf(StatusCode status) => status switch
    {
        StatusCode.Unavailable => "I can't get to that information right now. Please try again in a moment.",
        StatusCode.DeadlineExceeded => "That took too long. Please try again.",
        StatusCode.Cancelled => "The call was given up.",
        StatusCode.InvalidArgument => "Some of the details are not right.",
        _ => "Something went wrong on our side.",
    };
}
