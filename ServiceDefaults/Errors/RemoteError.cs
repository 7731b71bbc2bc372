using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace ServiceDefaults.Errors;

/// <summary>Why another service refused a call, read from its status and details.</summary>
public sealed class RemoteError
{
    private readonly List<Any> _details;

    private RemoteError(RpcException error, Google.Rpc.Status? wire)
    {
        _details = [.. wire?.Details ?? []];
        Status = error.StatusCode;

        var info = Detail<ErrorInfo>();
        IsOurs = info?.Domain == Grpc.WireError.Domain;
        Code = IsOurs ? info!.Reason : RemoteErrorDefaults.CodeOf(Status);
        Message = IsOurs ? wire!.Message : RemoteErrorDefaults.MessageOf(Status);
        Metadata = IsOurs ? info!.Metadata : new Dictionary<string, string>();
        Fields = [.. Detail<BadRequest>()?.FieldViolations.Select(FieldOf) ?? []];
        RetryAfter = Detail<RetryInfo>()?.RetryDelay?.ToTimeSpan();
    }

    /// <summary>The status of the call.</summary>
    public StatusCode Status { get; }

    /// <summary>Stable, upper snake case. For a failure that carries none, one that goes with the status.</summary>
    public string Code { get; }

    /// <summary>For a caller's ear; never text that a library or a proxy wrote.</summary>
    public string Message { get; }

    /// <summary>The fields of the request that were wrong.</summary>
    public IReadOnlyList<FieldError> Fields { get; }

    /// <summary>Facts that go with the code.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>When the same request may be tried again; null when not said.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same request may succeed later without a change to it.</summary>
    public bool Retryable => Status is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.ResourceExhausted;

    internal bool IsOurs { get; }

    /// <summary>Reads the failure of a call.</summary>
    public static RemoteError From(RpcException error) => new(error, Read(error));

    /// <summary>The first detail of a type; null when there is none.</summary>
    public TDetail? Detail<TDetail>()
        where TDetail : class, IMessage<TDetail>, new() =>
        _details.Select(detail => detail.TryUnpack<TDetail>(out var found) ? found : null).FirstOrDefault(found => found is not null);

    private static Google.Rpc.Status? Read(RpcException error)
    {
        try
        {
            return error.Trailers.Get(Grpc.WireError.DetailsTrailer) is { IsBinary: true } trailer
                ? Google.Rpc.Status.Parser.ParseFrom(trailer.ValueBytes)
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            // A proxy on the way may cut long trailers; the status alone still says enough.
            return null;
        }
    }

    private static FieldError FieldOf(BadRequest.Types.FieldViolation violation) =>
        new(violation.Field, violation.Reason, violation.Description.Length > 0 ? violation.Description : null);
}
