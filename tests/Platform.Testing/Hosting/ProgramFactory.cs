using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Platform.Testing.Hosting;

/// <summary>Runs a program's own start-up code with other settings, on real Kestrel.</summary>
internal sealed class ProgramFactory<TProgram> : WebApplicationFactory<TProgram>
    where TProgram : class
{
    public static readonly string[] Endpoints = ["http", "grpc"];

    private readonly ServiceHostOptions _options;

    public ProgramFactory(ServiceHostOptions options)
    {
        _options = options;
        UseKestrel();
    }

    public LogCapture Logs { get; } = new();

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Host configuration reaches the program as command line arguments, so that it is there when the first feature reads it.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(Settings()));

        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.ConfigureServices(services =>
        {
            // The console belongs to the test runner; what else the program has set up for its logs stays.
            foreach (var console in services.Where(service => service.ImplementationType == typeof(ConsoleLoggerProvider)).ToList())
                services.Remove(console);

            services.AddSingleton<ILoggerProvider>(Logs);

            if (_options.Clock is { } clock)
                services.AddSingleton(clock);

            _options.Services?.Invoke(services);
        });
    }

    private Dictionary<string, string?> Settings() => new(_options.Settings)
    {
        ["ServiceAuth:Token"] = _options.ServiceToken,
        ["Kestrel:Endpoints:http:Url"] = "http://127.0.0.1:0",
        ["Kestrel:Endpoints:http:Protocols"] = "Http1",
        ["Kestrel:Endpoints:grpc:Url"] = "http://127.0.0.1:0",
        ["Kestrel:Endpoints:grpc:Protocols"] = "Http2",
    };
}
