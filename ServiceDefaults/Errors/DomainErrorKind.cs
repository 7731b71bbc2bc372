namespace ServiceDefaults.Errors;

/// <summary>Why a request was refused; each kind has one gRPC status (docs/errors.md).</summary>
public enum DomainErrorKind
{
    /// <summary>What the request names does not exist.</summary>
    NotFound,

    /// <summary>The request itself is wrong, whatever the state of the data.</summary>
    Invalid,

    /// <summary>Somebody else changed the data first; reading again and repeating may help.</summary>
    Conflict,

    /// <summary>The request is well formed but the present state does not allow it.</summary>
    Refused,

    /// <summary>What was to be created is already there.</summary>
    AlreadyExists,

    /// <summary>The request asks for a part of something that is not there any more.</summary>
    OutOfRange,

    /// <summary>It cannot be done at the moment; the same request may be tried again.</summary>
    Unavailable,
}
