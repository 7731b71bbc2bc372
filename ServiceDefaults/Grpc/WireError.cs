using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Grpc;

/// <summary>Errors as they travel: status, message and google.rpc details (https://google.aip.dev/193).</summary>
internal static class WireError
{
    public const string Domain = "platform";
    public const string DetailsTrailer = "grpc-status-details-bin";

    public static RpcException Of(DomainException error)
    {
        List<IMessage> details = [];

        if (error.Fields.Count > 0)
            details.Add(BadRequestOf(error.Fields));

        if (error.RetryAfter is { } delay)
            details.Add(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) });

        return Of(StatusOf(error.Kind), error.Code, error.Message, error.Metadata, [.. details, .. error.Details]);
    }

    public static RpcException Of(
        StatusCode status,
        string code,
        string message,
        IReadOnlyDictionary<string, string>? metadata = null,
        params IReadOnlyList<IMessage> details)
    {
        var info = new ErrorInfo { Reason = code, Domain = Domain };

        foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
            info.Metadata[key] = value;

        var wire = new Google.Rpc.Status { Code = (int)status, Message = message };
        wire.Details.Add(Any.Pack(info));
        wire.Details.AddRange(details.Select(Any.Pack));

        return new RpcException(new global::Grpc.Core.Status(status, message), new Metadata { { DetailsTrailer, wire.ToByteArray() } });
    }

    /// <summary>The refusal of another service as our own, with its details and without the rest of its trailers.</summary>
    public static RpcException Forward(RpcException remote, RemoteError known) => new(
        new global::Grpc.Core.Status(remote.StatusCode, known.Message),
        new Metadata { { DetailsTrailer, remote.Trailers.GetValueBytes(DetailsTrailer)! } });

    public static StatusCode StatusOf(DomainErrorKind kind) => kind switch
    {
        DomainErrorKind.NotFound => StatusCode.NotFound,
        DomainErrorKind.Invalid => StatusCode.InvalidArgument,
        DomainErrorKind.Conflict => StatusCode.Aborted,
        DomainErrorKind.Refused => StatusCode.FailedPrecondition,
        DomainErrorKind.AlreadyExists => StatusCode.AlreadyExists,
        DomainErrorKind.OutOfRange => StatusCode.OutOfRange,
        DomainErrorKind.Unavailable => StatusCode.Unavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status is set for this kind."),
    };

    private static BadRequest BadRequestOf(IReadOnlyList<FieldError> fields)
    {
        var violations = fields.Select(field => new BadRequest.Types.FieldViolation
        {
            Field = field.Field,
            Reason = field.Reason,
            Description = field.Description ?? "",
        });

        return new BadRequest { FieldViolations = { violations } };
    }
}
