namespace Grpc.Core;

/// <summary>How a call ended.</summary>
/// <param name="statusCode">The code.</param>
/// <param name="detail">A sentence for developers; it reaches the peer.</param>
/// <param name="debugException">What led to the status on this side; it never reaches the peer.</param>
public struct Status(StatusCode statusCode, string detail, Exception? debugException)
{
    /// <summary>OK without detail.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled without detail.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>A status without local cause.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; } = statusCode;

    /// <summary>A sentence for developers.</summary>
    public string Detail { get; } = detail;

    /// <summary>What led to the status on this side.</summary>
    public Exception? DebugException { get; } = debugException;

    /// <summary>Code, detail and local cause in one line.</summary>
    public override readonly string ToString() => DebugException is null
        ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
        : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}
