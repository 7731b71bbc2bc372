namespace Grpc.Core;

/// <summary>A certificate with its key, both in PEM.</summary>
/// <param name="certificateChain">The certificate chain.</param>
/// <param name="privateKey">The private key of the chain's first certificate.</param>
public sealed class KeyCertificatePair(string certificateChain, string privateKey)
{
    /// <summary>The certificate chain in PEM.</summary>
    public string CertificateChain { get; } = certificateChain ?? throw new ArgumentNullException(nameof(certificateChain));

    /// <summary>The private key in PEM.</summary>
    public string PrivateKey { get; } = privateKey ?? throw new ArgumentNullException(nameof(privateKey));
}
