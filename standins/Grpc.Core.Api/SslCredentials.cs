namespace Grpc.Core;

/// <summary>TLS on the client's side.</summary>
/// <param name="rootCertificates">Trusted roots in PEM; <see langword="null"/> for the machine's.</param>
/// <param name="keyCertificatePair">The client's certificate, for mutual TLS.</param>
/// <param name="verifyPeerCallback">A further check of the server's certificate.</param>
public sealed class SslCredentials(
    string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback) : ChannelCredentials
{
    /// <summary>TLS with the machine's trusted roots.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>TLS with the given trusted roots.</summary>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>Mutual TLS.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <summary>Trusted roots in PEM.</summary>
    public string? RootCertificates { get; } = rootCertificates;

    /// <summary>The client's certificate.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; } = keyCertificatePair;

    internal override bool IsComposable => true;

    /// <inheritdoc />
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, verifyPeerCallback);
}
