using McpEdge.Audit;

namespace McpEdge.Tests.Audit;

public sealed class AuditIdTests
{
    [Fact]
    public void Ids_sort_by_time_within_a_millisecond_too()
    {
        var start = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 5_000).Select(step => AuditId.At(start.AddMicroseconds(step))).ToList();

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void An_id_is_a_uuid_of_version_7_that_says_when()
    {
        var at = new DateTimeOffset(2026, 11, 21, 9, 0, 0, 123, TimeSpan.Zero).AddMicroseconds(999);
        var id = AuditId.At(at);

        Assert.Equal((7, 2), (id.Version, id.Variant >> 2));
        Assert.Equal($"{at.ToUnixTimeMilliseconds():x12}", $"{id:N}"[..12]);
    }

    [Fact]
    public void Ids_of_one_moment_differ()
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(50);

        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => AuditId.At(at)).Distinct().Count());
    }
}
