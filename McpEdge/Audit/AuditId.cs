namespace McpEdge.Audit;

/// <summary>
/// Ids of entries, which sort by time below a millisecond too, so that calls of one conversation stay in their order (RFC 9562, section 6.2,
/// method 3: https://www.rfc-editor.org/rfc/rfc9562#monotonicity_counters).
/// </summary>
internal static class AuditId
{
    private const int Version = 0x70;
    private const int Steps = 1 << 12;

    public static Guid At(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(time).TryWriteBytes(id, bigEndian: true, out _);
        var step = time.Ticks % TimeSpan.TicksPerMillisecond * Steps / TimeSpan.TicksPerMillisecond;
        (id[6], id[7]) = ((byte)(Version | (step >> 8)), (byte)step);

        return new(id, bigEndian: true);
    }
}
