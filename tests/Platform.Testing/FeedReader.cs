using Grpc.Core;
using Grpc.Net.Client;
using Platform.Contracts.Common.V1;
using Xunit;

namespace Platform.Testing;

/// <summary>Reads a feed as any gRPC client would.</summary>
public sealed class FeedReader : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchChangesResponse> _call;
    private readonly Queue<Change> _read = [];

    private FeedReader(GrpcChannel channel, WatchChangesRequest request) =>
        _call = new ChangeService.ChangeServiceClient(channel).WatchChanges(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>How many changes one message had at most.</summary>
    public int LargestMessage { get; private set; }

    /// <summary>Where the last message said that one could resume.</summary>
    public string Position { get; private set; } = "";

    /// <summary>From now on; the stream stands when this returns.</summary>
    public static async Task<FeedReader> FromNowAsync(GrpcChannel channel)
    {
        var reader = new FeedReader(channel, new());
        await reader.MessageAsync();

        return reader;
    }

    /// <summary>From the oldest change on that is kept.</summary>
    public static FeedReader FromOldest(GrpcChannel channel) => new(channel, new() { FromOldest = true });

    /// <summary>Behind a position.</summary>
    public static FeedReader After(GrpcChannel channel, string position) => new(channel, new() { After = position });

    /// <summary>The next change, whenever it comes.</summary>
    public async Task<Change> NextAsync()
    {
        while (_read.Count == 0)
            await MessageAsync();

        return _read.Dequeue();
    }

    /// <summary>The next so many changes.</summary>
    public Task<IReadOnlyList<Change>> NextAsync(int count) => NextAsync(count, _ => true);

    /// <summary>The next so many changes of one entity; others are passed over.</summary>
    public Task<IReadOnlyList<Change>> NextOfAsync(string entityId, int count) => NextAsync(count, change => change.EntityId == entityId);

    /// <summary>The next message, with changes or without.</summary>
    public async Task<WatchChangesResponse> MessageAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var message = _call.ResponseStream.Current;
        Position = message.Position;
        LargestMessage = Math.Max(LargestMessage, message.Changes.Count);

        foreach (var change in message.Changes)
            _read.Enqueue(change);

        return message;
    }

    /// <summary>Ends the stream.</summary>
    public void Dispose() => _call.Dispose();

    private async Task<IReadOnlyList<Change>> NextAsync(int count, Func<Change, bool> isWanted)
    {
        var changes = new List<Change>();

        while (changes.Count < count)
        {
            var change = await NextAsync();

            if (isWanted(change))
                changes.Add(change);
        }

        return changes;
    }
}
