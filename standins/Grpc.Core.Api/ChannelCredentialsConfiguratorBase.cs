namespace Grpc.Core;

/// <summary>For runtimes: receives what a <see cref="ChannelCredentials"/> is made of.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The channel is not secured.</summary>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>The channel uses TLS.</summary>
    public abstract void SetSslCredentials(
        object? state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback);

    /// <summary>The channel's credentials also apply call credentials.</summary>
    public abstract void SetCompositeCredentials(
        object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
