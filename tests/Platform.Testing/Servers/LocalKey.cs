using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Platform.Testing.Servers;

/// <summary>A key that signs tokens, and how a key set shows it.</summary>
public sealed class LocalKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _curve;

    /// <summary>Makes a key.</summary>
    /// <param name="algorithm">RS256, PS256 or ES256.</param>
    /// <param name="bits">Size of an RSA key.</param>
    public LocalKey(string algorithm = "RS256", int bits = 2048)
    {
        Algorithm = algorithm;
        Kid = Guid.CreateVersion7().ToString("N");
        if (algorithm[0] == 'E')
            _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        else
            _rsa = RSA.Create(bits);
    }

    /// <summary>The algorithm that it signs by.</summary>
    public string Algorithm { get; }

    /// <summary>Its id.</summary>
    public string Kid { get; }

    /// <summary>The public key as bytes, which somebody may take for a shared secret.</summary>
    public byte[] PublicBytes => _rsa?.ExportSubjectPublicKeyInfo() ?? _curve!.ExportSubjectPublicKeyInfo();

    /// <summary>The signature of a text.</summary>
    public byte[] Sign(byte[] text) => Algorithm switch
    {
        "RS256" => _rsa!.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "PS256" => _rsa!.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS512" => _rsa!.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        _ => _curve!.SignData(text, HashAlgorithmName.SHA256),
    };

    /// <summary>The public key as RFC 7517 writes it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["kid"] = Kid, ["use"] = "sig" };
        if (_rsa is not null)
        {
            var key = _rsa.ExportParameters(false);
            (json["kty"], json["n"], json["e"]) = ("RSA", Base64Url.EncodeToString(key.Modulus), Base64Url.EncodeToString(key.Exponent));
            return json;
        }

        var point = _curve!.ExportParameters(false).Q;
        (json["kty"], json["crv"]) = ("EC", "P-256");
        (json["x"], json["y"]) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));

        return json;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rsa?.Dispose();
        _curve?.Dispose();
    }
}
