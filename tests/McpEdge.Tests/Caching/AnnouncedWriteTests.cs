using McpEdge.Caching;

namespace McpEdge.Tests.Caching;

/// <summary>When a write has been heard of.</summary>
public sealed class AnnouncedWriteTests
{
    private static readonly string[] Replicas = ["one", "two"];

    [Fact]
    public async Task A_write_waits_for_all_who_listened()
    {
        using var write = New();
        Assert.False(write.HeardByAll.IsCompleted);

        write.HearFrom("one");
        write.HearFrom("one");
        Assert.False(write.HeardByAll.IsCompleted);

        write.HearFrom("two");
        await write.HeardByAll;
    }

    [Fact]
    public async Task A_write_with_nobody_to_tell_waits_for_nobody()
    {
        using var write = new AnnouncedWrite(1, "call", 0, [], _ => { });

        await write.HeardByAll;
    }

    private static AnnouncedWrite New() => new(1, "call", 0, Replicas, _ => { });
}
