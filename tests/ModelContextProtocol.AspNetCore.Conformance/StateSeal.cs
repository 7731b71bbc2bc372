using System.Security.Cryptography;
using System.Text;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>Signs the state that a client carries from one round to the next.</summary>
internal sealed class StateSeal
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Seal(string state) => $"{state}.{Convert.ToHexString(Sign(state))}";

    /// <summary>The state, or an error when somebody has changed it.</summary>
    public string Open(string sealedState)
    {
        var dot = sealedState.LastIndexOf('.');
        var state = dot < 0 ? "" : sealedState[..dot];
        var same = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToHexString(Sign(state))), Encoding.UTF8.GetBytes(sealedState[(dot + 1)..]));
        return same ? state : throw new McpProtocolException("The request state has been tampered with.", McpErrorCode.InvalidParams);
    }

    private byte[] Sign(string state) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state));
}
