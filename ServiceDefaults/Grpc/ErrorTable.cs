using Grpc.Core;
using ServiceDefaults.Data;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Grpc;

/// <summary>What a failed call answers, by what was thrown (docs/errors.md).</summary>
internal sealed class ErrorTable(IEnumerable<MigrationState> databases, TimeProvider clock)
{
    private const string TryAgain = "I can't get to that information right now. Please try again in a moment.";
    private const string TookTooLong = "That took too long. Please try again.";

    public RpcException Translate(Exception error, ServerCallContext call) => error switch
    {
        DomainException domain => WireError.Of(domain),
        RpcException remote => TranslateRemote(remote),
        OperationCanceledException => Ended(call),
        _ when call.CancellationToken.IsCancellationRequested => Ended(call),
        _ when IsDatabaseAway(error) => WireError.Of(StatusCode.Unavailable, ErrorCodes.DatabaseUnavailable, TryAgain),
        _ => WireError.Of(StatusCode.Internal, ErrorCodes.Internal, "Something went wrong on our side."),
    };

    private bool IsDatabaseAway(Exception error) =>
        DatabaseFailure.IsTransient(error)
        || (DatabaseFailure.IsDatabase(error) && databases.Any(database => !database.IsComplete));

    private RpcException Ended(ServerCallContext call) =>
        call.CancellationToken.IsCancellationRequested && clock.GetUtcNow().UtcDateTime < call.Deadline
            ? WireError.Of(StatusCode.Cancelled, ErrorCodes.Cancelled, "The call was given up.")
            : WireError.Of(StatusCode.DeadlineExceeded, ErrorCodes.DeadlineExceeded, TookTooLong);

    private static RpcException TranslateRemote(RpcException remote)
    {
        // A refusal by another service is an answer to our caller too; its trouble with us is not.
        if (RemoteError.From(remote) is { IsOurs: true } known && remote.StatusCode is not (StatusCode.Unauthenticated or StatusCode.Internal))
            return WireError.Forward(remote, known);

        return remote.StatusCode switch
        {
            StatusCode.Unavailable => WireError.Of(StatusCode.Unavailable, ErrorCodes.DependencyUnavailable, TryAgain),
            StatusCode.DeadlineExceeded => WireError.Of(StatusCode.DeadlineExceeded, ErrorCodes.DeadlineExceeded, TookTooLong),
            StatusCode.Cancelled => WireError.Of(StatusCode.Cancelled, ErrorCodes.Cancelled, "The call was given up."),
            _ => WireError.Of(StatusCode.Internal, ErrorCodes.Internal, "Something went wrong on our side."),
        };
    }
}
