using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Output;

/// <summary>Tells the person at the console how the application is doing; silent under a test.</summary>
internal sealed class ConsoleReport(AppHostOptions options, DistributedApplicationModel model)
{
    private readonly Lock _gate = new();
    private readonly int _width = model.Resources.Select(resource => resource.Name.Length).DefaultIfEmpty(0).Max();
    private readonly ConcurrentDictionary<string, bool> _healthy = new();
    private volatile bool _isStopping;

    public void Starting(string stateFolder, string logs)
    {
        Write($"Starting; data in {stateFolder}, logs in {logs}{(options.Verbose ? "" : " (--verbose shows them all)")}");
    }

    public void Progress(string id, string message) => Write($"  {id.PadRight(_width)}  {message}");

    public void Healthy(IResource resource, string id, TimeSpan took)
    {
        _healthy[id] = true;

        var urls = resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => id == resource.Name && endpoint is { IsExternal: true, AllocatedEndpoint: not null })
            .Select(endpoint => endpoint.AllocatedEndpoint!.UriString);
        Write($"  {id.PadRight(_width)}  healthy after {took.TotalSeconds:0.0} s  {string.Join("  ", urls)}".TrimEnd());
    }

    public void Problem(string message) => Write(message, Console.Error);

    public void Failure(string message) => Write($"Failed: {message}", Console.Error);

    public void Stopping()
    {
        _isStopping = true;
        Write("Stopping…");
    }

    public void Stopped(TimeSpan took) => Write($"Stopped after {took.TotalSeconds:0.0} s.");

    /// <summary>
    /// A line of a resource's output: all of them in verbose mode, else warnings and errors. While a resource starts, errors are part of
    /// life, and are told if it fails; while everything stops, they matter no more.
    /// </summary>
    public void Line(string resource, string line, LogSeverity severity)
    {
        if (options.Verbose || (severity != LogSeverity.Normal && !_isStopping && _healthy.ContainsKey(resource)))
        {
            Write($"{resource.PadRight(_width)} | {(Console.IsOutputRedirected ? LogLines.WithoutColours(line) : line)}");
        }
    }

    private void Write(string text, TextWriter? writer = null)
    {
        if (options.IsTest)
        {
            return;
        }

        lock (_gate)
        {
            (writer ?? Console.Out).WriteLine(text);
        }
    }
}
