using McpEdge.Audit;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Audit;

public sealed class AuditQueueTests
{
    [Fact]
    public void What_there_is_no_room_for_is_counted_and_outcomes_of_writes_always_find_room()
    {
        using var queue = new AuditQueue(Options.Create(new AuditOptions { QueueSize = 2 }));

        for (var call = 0; call < 5; call++)
        {
            queue.Add(() => throw new InvalidOperationException("made too early"));
        }

        queue.Add(() => throw new InvalidOperationException("made too early"), mustKeep: true);

        Assert.Equal(3, queue.TakeLost());
        Assert.Equal(0, queue.TakeLost());
        for (var kept = 0; kept < 3; kept++)
        {
            Assert.True(queue.Items.TryRead(out _));
        }

        Assert.False(queue.Items.TryRead(out _));
    }

    [Fact]
    public void There_is_room_again_when_entries_were_taken_out()
    {
        using var queue = new AuditQueue(Options.Create(new AuditOptions { QueueSize = 1 }));
        queue.Add(() => null!);
        queue.Took();
        queue.Add(() => null!);

        Assert.Equal(0, queue.TakeLost());
    }
}
