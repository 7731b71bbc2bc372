using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using Microsoft.Extensions.Options;
using ServiceDefaults.Grpc;

namespace McpEdge.Audit;

/// <summary>
/// Tells equal arguments from others. It is keyed with the platform's own secret: whoever sees a plain digest of a telephone number
/// finds the number by trying all of them.
/// </summary>
internal sealed class ArgumentDigest(IOptions<ServiceAuthOptions> secret)
{
    private readonly byte[] _key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Value.Token), "audit/arguments"u8);

    public string Of(JsonObject arguments) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(CanonicalArguments.Of(arguments))));
}
