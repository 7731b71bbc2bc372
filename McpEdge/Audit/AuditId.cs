using System.Buffers.Binary;

namespace McpEdge.Audit;

/// <summary>
/// Ids of entries, which sort by time below a millisecond too, so that calls of one conversation stay in their order (RFC 9562, section 6.2,
/// method 3: https://www.rfc-editor.org/rfc/rfc9562#monotonicity_counters).
/// </summary>
internal static class AuditId
{
    private const ulong Version = 7;
    private const ulong Variant = 0b10;
    private const int Steps = 1 << 12;

    public static Guid At(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[16];
        var step = (ulong)(time.Ticks % TimeSpan.TicksPerMillisecond * Steps / TimeSpan.TicksPerMillisecond);
        BinaryPrimitives.WriteUInt64BigEndian(id, ((ulong)time.ToUnixTimeMilliseconds() << 16) | (Version << 12) | step);

        // An id is no secret and has only to differ, so the system need not be asked for randomness at every call.
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], (Variant << 62) | (ulong)Random.Shared.NextInt64(1L << 62));

        return new(id, bigEndian: true);
    }
}
