namespace Grpc.Core;

/// <summary>The status codes of gRPC (see "Status codes and their use in gRPC", grpc.io).</summary>
public enum StatusCode
{
    /// <summary>Not an error.</summary>
    OK = 0,

    /// <summary>Cancelled, usually by the caller.</summary>
    Cancelled = 1,

    /// <summary>An error of unknown kind.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed; the work may have been done nevertheless.</summary>
    DeadlineExceeded = 4,

    /// <summary>Something asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>Something to be created exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known but not allowed.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the operation needs.</summary>
    FailedPrecondition = 9,

    /// <summary>Aborted by a conflict with concurrent work.</summary>
    Aborted = 10,

    /// <summary>Past the valid range.</summary>
    OutOfRange = 11,

    /// <summary>Not implemented.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached for now; a retry may help.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or damaged.</summary>
    DataLoss = 15,

    /// <summary>The caller is not authenticated.</summary>
    Unauthenticated = 16,
}
