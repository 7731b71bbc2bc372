using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.HealthCheck;

/// <summary>Serves the statuses that it is told.</summary>
public class HealthServiceImpl : Grpc.Health.V1.Health.HealthBase
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServingStatus> _statuses = [];
    private readonly Dictionary<string, List<StatusFeed>> _feeds = [];

    /// <summary>Sets a service's status; the empty name is the server as a whole.</summary>
    public void SetStatus(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            _statuses[service] = status;
            Tell(service, status);
        }
    }

    /// <summary>Forgets a service; those who watch it learn that it is unknown.</summary>
    public void ClearStatus(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            if (_statuses.Remove(service))
                Tell(service, ServingStatus.ServiceUnknown);
        }
    }

    /// <summary>Forgets every service.</summary>
    public void ClearAll()
    {
        lock (_lock)
        {
            foreach (var service in _statuses.Keys)
                Tell(service, ServingStatus.ServiceUnknown);
            _statuses.Clear();
        }
    }

    /// <inheritdoc />
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        lock (_lock)
        {
            return _statuses.TryGetValue(request.Service, out var status)
                ? Task.FromResult(new HealthCheckResponse { Status = status })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }
    }

    /// <inheritdoc />
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        var feed = Subscribe(request.Service);
        try
        {
            await foreach (var status in feed.ReadAll(context.CancellationToken))
                await responseStream.WriteAsync(new() { Status = status });
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The client no longer watches.
        }
        finally
        {
            Unsubscribe(request.Service, feed);
        }
    }

    private StatusFeed Subscribe(string service)
    {
        var feed = new StatusFeed();
        lock (_lock)
        {
            if (!_feeds.TryGetValue(service, out var feeds))
                _feeds[service] = feeds = [];
            feeds.Add(feed);
            feed.Tell(_statuses.GetValueOrDefault(service, ServingStatus.ServiceUnknown));
        }

        return feed;
    }

    private void Unsubscribe(string service, StatusFeed feed)
    {
        lock (_lock)
        {
            var feeds = _feeds[service];
            feeds.Remove(feed);
            if (feeds.Count == 0)
                _feeds.Remove(service);
        }
    }

    private void Tell(string service, ServingStatus status)
    {
        foreach (var feed in _feeds.GetValueOrDefault(service, []))
            feed.Tell(status);
    }
}
