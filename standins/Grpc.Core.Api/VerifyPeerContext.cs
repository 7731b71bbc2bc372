namespace Grpc.Core;

/// <summary>The server whose certificate is being checked.</summary>
/// <param name="targetName">The host name asked for.</param>
/// <param name="peerPem">The server's certificate in PEM.</param>
public class VerifyPeerContext(string targetName, string peerPem)
{
    /// <summary>The host name asked for.</summary>
    public string TargetName { get; } = targetName;

    /// <summary>The server's certificate in PEM.</summary>
    public string PeerPem { get; } = peerPem;
}
