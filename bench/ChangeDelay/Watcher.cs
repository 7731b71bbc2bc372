using Grpc.Core;
using Grpc.Net.Client;
using Platform.Contracts.Common.V1;

namespace ChangeDelay;

/// <summary>Watches the changes at one process and notes how late they are.</summary>
internal sealed class Watcher(string name, string address, string token) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);
    private readonly Lock _gate = new();
    private List<double> _milliseconds = [];

    public string Name => name;

    /// <summary>Returns when the stream stands.</summary>
    public async Task StartAsync()
    {
        var call = new ChangeService.ChangeServiceClient(_channel).WatchChanges(new(), new Metadata { { "x-service-token", token } });
        await call.ResponseStream.MoveNext(CancellationToken.None);
        _ = ReadAsync(call.ResponseStream);
    }

    /// <summary>Begins anew.</summary>
    public void Forget()
    {
        lock (_gate)
            _milliseconds = [];
    }

    /// <summary>Waits until so many changes have come.</summary>
    public async Task UntilAsync(int count)
    {
        while (Count() < count)
            await Task.Delay(10);
    }

    public double Percentile(double part)
    {
        lock (_gate)
            return _milliseconds.Order().ElementAt((int)(part * (_milliseconds.Count - 1)));
    }

    public void Dispose() => _channel.Dispose();

    private int Count()
    {
        lock (_gate)
            return _milliseconds.Count;
    }

    private async Task ReadAsync(IAsyncStreamReader<WatchChangesResponse> messages)
    {
        while (await messages.MoveNext(CancellationToken.None))
        {
            var now = TimeProvider.System.GetUtcNow();

            lock (_gate)
                _milliseconds.AddRange(messages.Current.Changes.Select(change => (now - change.ChangedAt.ToDateTimeOffset()).TotalMilliseconds));
        }
    }
}
