using System.Globalization;
using Aspire.Hosting.State;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests.Running;

/// <summary>The sample AppHost, taken over by a test.</summary>
public sealed class SampleApplication : IAsyncLifetime
{
    private IDistributedApplicationTestingBuilder? _builder;

    public DistributedApplication App { get; private set; } = null!;

    internal StateFolder State => App.Services.GetRequiredService<StateFolder>();

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        await App.ResourceNotifications.WaitForResourceHealthyAsync("front", TestContext.Current.CancellationToken);
    }

    public async Task StartAsync(params string[] args)
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(args, TestContext.Current.CancellationToken);
        App = await _builder.BuildAsync(TestContext.Current.CancellationToken);
        await App.StartAsync(TestContext.Current.CancellationToken);
    }

    public int ProcessId(string resource) =>
        App.ResourceNotifications.TryGetCurrentState(resource, out var current)
            ? int.Parse((string)current.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value!, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{resource} is unknown.");

    public ValueTask DisposeAsync() => _builder?.DisposeAsync() ?? ValueTask.CompletedTask;
}
