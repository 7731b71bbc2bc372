using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServiceDefaults.Grpc;

namespace McpEdge.Replicas;

/// <summary>
/// Closes a text so that only processes of this platform can read it or make another one (AES-256-GCM), because clients carry it and would
/// choose where requests go.
/// </summary>
internal sealed class ReplicaSeal(IOptions<ServiceAuthOptions> services)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(services.Value.Token), KeyBytes, info: "platform edge replicas 1"u8.ToArray());

    /// <summary>Closes a text for one purpose, into letters, digits, <c>-</c> and <c>_</c>, which every header and path may have.</summary>
    public string Close(string purpose, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var closed = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            closed.AsSpan(0, NonceBytes),
            plain,
            closed.AsSpan(NonceBytes, plain.Length),
            closed.AsSpan(NonceBytes + plain.Length),
            Encoding.UTF8.GetBytes(purpose));

        return Base64Url.EncodeToString(closed);
    }

    /// <summary>The text; null when nobody of this platform closed it for that purpose.</summary>
    public string? Open(string purpose, string text)
    {
        var closed = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, closed, out _, out var length) != OperationStatus.Done || length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                closed.AsSpan(0, NonceBytes),
                closed.AsSpan(NonceBytes, plain.Length),
                closed.AsSpan(length - TagBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
