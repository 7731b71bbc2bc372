using System.Collections.Concurrent;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>Lets a test wait for a point in a handler, and a handler for the test.</summary>
internal sealed class Probe
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _points = new();

    /// <summary>Marks the point as reached, or opens it.</summary>
    public void Reach(string point) => Point(point).TrySetResult();

    /// <summary>Completes when the point is reached. A broken server fails the test instead of hanging it.</summary>
    public Task WaitAsync(string point, CancellationToken cancellationToken) =>
        Point(point).Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    private TaskCompletionSource Point(string name) =>
        _points.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
