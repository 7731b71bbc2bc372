using System.Net;
using System.Net.Sockets;
using McpEdge.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpEdge.Auth.ApiKeys;

/// <summary>
/// How many unknown keys each address may show. Looking for one costs a question to the database, which nobody should get without end for
/// inventing keys. It counts in this process alone: to ask Redis would cost as much.
/// </summary>
internal sealed class WrongKeys(IOptions<ApiKeyOptions> options, TimeProvider clock)
{
    // Whoever has an IPv6 address has all that begin with the same 64 bits (RFC 6177).
    private const int NetworkBytes = 8;

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly KeyMemory<LocalBucket> _buckets = new(options.Value.WrongKeyAddresses);

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Counts a key before it is looked for, so that many at once are counted too.</summary>
    /// <exception cref="WrongKeysException">There were too many.</exception>
    public void Count(IPAddress address)
    {
        lock (_gate)
        {
            var name = NameOf(address);
            var bucket = _buckets.Find(name);
            if (bucket is null)
            {
                _buckets.Keep(name, bucket = new(options.Value.WrongKeys));
            }

            if (bucket.Take(Now) is var wait && wait > TimeSpan.Zero)
            {
                throw new WrongKeysException(wait);
            }
        }
    }

    /// <summary>Takes a count back: the key was good.</summary>
    public void Forgive(IPAddress address)
    {
        lock (_gate)
        {
            _buckets.Find(NameOf(address))?.GiveBack();
        }
    }

    private static string NameOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain.ToString();
    }
}

/// <summary>The address has shown too many unknown keys; this one was not looked for.</summary>
internal sealed class WrongKeysException(TimeSpan retryAfter) : AuthenticationFailureException("Too many unknown API keys came from this address.")
{
    public TimeSpan RetryAfter => retryAfter;
}
