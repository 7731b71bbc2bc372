using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>A server on a free loopback port, with the tools of <see cref="TestTools"/>.</summary>
internal sealed class McpHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private McpHost(WebApplication app, string path)
    {
        _app = app;
        Endpoint = new Uri(app.Urls.First() + path);
        Http = new HttpClient { BaseAddress = Endpoint, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Endpoint { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Probe Probe => Services.GetRequiredService<Probe>();

    public static async Task<McpHost> StartAsync(HttpServerSessionMode mode, Action<McpHostSetup>? configure = null)
    {
        var setup = new McpHostSetup();
        configure?.Invoke(setup);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Services.AddSingleton<Probe>();
        var mcp = builder.Services.AddMcpServer(setup.ConfigureServer)
            .WithHttpTransport(o => o.SessionMode = mode)
            .WithHttpTransport(setup.ConfigureTransport)
            .WithTools<TestTools>()
            .WithTools([TestTools.WithMirroredArguments()]);
        setup.ConfigureBuilder(mcp);
        setup.ConfigureServices(builder.Services);
        var app = builder.Build();
        setup.ConfigureApp(app);
        setup.ConfigureEndpoint(app.MapMcp(setup.Pattern));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new McpHost(app, setup.Path ?? setup.Pattern);
    }

    public Task<McpClient> ConnectAsync(McpClientOptions? options = null, Action<HttpClientTransportOptions>? configure = null)
    {
        var transport = new HttpClientTransportOptions { Endpoint = Endpoint, TransportMode = HttpTransportMode.StreamableHttp };
        configure?.Invoke(transport);
        return McpClient.CreateAsync(new HttpClientTransport(transport), options, cancellationToken: TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>What a test changes about its host.</summary>
internal sealed class McpHostSetup
{
    public string Pattern { get; set; } = "/mcp";

    /// <summary>The path to call when it is not the pattern itself.</summary>
    public string? Path { get; set; }

    public Dictionary<string, string?> Settings { get; } = [];

    public Action<McpServerOptions> ConfigureServer { get; set; } = _ => { };

    public Action<HttpServerTransportOptions> ConfigureTransport { get; set; } = _ => { };

    public Action<IMcpServerBuilder> ConfigureBuilder { get; set; } = _ => { };

    public Action<IServiceCollection> ConfigureServices { get; set; } = _ => { };

    public Action<WebApplication> ConfigureApp { get; set; } = _ => { };

    public Action<IEndpointConventionBuilder> ConfigureEndpoint { get; set; } = _ => { };
}
