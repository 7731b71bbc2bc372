using System.Net;

namespace McpEdge.Tests.Replicas;

/// <summary>A client whose requests reach several processes in turn, as through a load balancer that knows nothing of sessions.</summary>
internal sealed class TakingTurns(params Uri[] processes) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
{
    private int _turn = -1;

    /// <summary>How many requests could not be answered because a process had no such session.</summary>
    public int Unknown { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var turn = Interlocked.Increment(ref _turn) % processes.Length;
        request.RequestUri = new UriBuilder(request.RequestUri!) { Host = processes[turn].Host, Port = processes[turn].Port }.Uri;
        var response = await base.SendAsync(request, cancellationToken);
        Unknown += response.StatusCode == HttpStatusCode.NotFound ? 1 : 0;

        return response;
    }
}
