using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Abuse;

/// <summary>Thousands of clients that listen and never hear anything.</summary>
[Collection(AttackedCollection.Name)]
public sealed class IdleStreamTests(AttackedPlatform platform, ITestOutputHelper output)
{
    private static readonly int Streams = AttackedPlatform.IsLong ? 5000 : 500;

    [Fact]
    public async Task Idle_streams_leave_the_others_their_answers()
    {
        using var clients = await GoodClients.StartAsync(platform.Process.Http, EdgePlatform.Key);
        // No key may have all of them.
        var keys = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => platform.IssueKeyAsync(["*"], account: $"listener-{number}")));
        using (await OpenAsync(keys, Streams / 10))
        {
            // Code is compiled and pools are filled before anything is measured.
        }

        var quiet = await clients.CallAsync(AttackedPlatform.Moment);
        var before = platform.Process.Resident;

        using var opened = await OpenAsync(keys, Streams);
        var busy = await clients.CallAsync(AttackedPlatform.Moment);

        output.WriteLine(GoodClients.Table);
        output.WriteLine(quiet.Row("nothing"));
        output.WriteLine(busy.Row($"{Streams} idle streams"));
        output.WriteLine($"{(platform.Process.Resident - before) / 1024 / Streams} KB of resident memory each");
    }

    private async Task<IdleStreams> OpenAsync(string[] keys, int count)
    {
        var streams = new IdleStreams(platform.Process.Http);
        foreach (var key in keys)
        {
            await streams.OpenSessionsAsync(count / keys.Length / 2, key);
            await streams.OpenSubscriptionsAsync(count / keys.Length / 2, key);
        }

        return streams;
    }
}
