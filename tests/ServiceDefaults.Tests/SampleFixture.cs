using Platform.Testing;
using Platform.Testing.Hosting;
using SampleService;
using Client = SampleService.Wire.SampleService.SampleServiceClient;

namespace ServiceDefaults.Tests;

/// <summary>The sample service on a database that it has migrated itself.</summary>
public sealed class SampleFixture : PostgresFixture
{
    private ServiceHost<Program>? _host;

    internal ServiceHost<Program> Host => _host ?? throw new InvalidOperationException();

    internal Client Client => new(Host.Channel);

    internal Behaviour Behaviour => (Behaviour)Host.Services.GetService(typeof(Behaviour))!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _host = await ServiceHost<Program>.StartAsync(new ServiceHostOptions().Connect("sampledb", ConnectionString));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();

        await base.DisposeAsync();
    }
}
