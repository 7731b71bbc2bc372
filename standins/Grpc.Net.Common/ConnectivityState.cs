namespace Grpc.Core;

/// <summary>The state of a channel's connection.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected and not trying to be.</summary>
    Idle,

    /// <summary>Connecting.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>Failed; will try again.</summary>
    TransientFailure,

    /// <summary>Closed for good.</summary>
    Shutdown,
}
