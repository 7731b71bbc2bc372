using System.Runtime.CompilerServices;
using System.Threading.Channels;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.HealthCheck;

/// <summary>The changes of one service for one watcher. A slow watcher misses old statuses, never the latest.</summary>
internal sealed class StatusFeed
{
    private readonly Channel<ServingStatus> _statuses = Channel.CreateBounded<ServingStatus>(
        new BoundedChannelOptions(5) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Tell(ServingStatus status) => _statuses.Writer.TryWrite(status);

    public async IAsyncEnumerable<ServingStatus> ReadAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServingStatus? last = null;
        await foreach (var status in _statuses.Reader.ReadAllAsync(cancellationToken))
        {
            if (status != last)
                yield return status;
            last = status;
        }
    }
}
