using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Platform.Testing;

namespace ServiceDefaults.Tests;

/// <summary>A process that has the defaults and nothing else.</summary>
internal sealed class BareApplication : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareApplication(WebApplication app, LogCapture logs)
    {
        _app = app;
        Logs = logs;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public LogCapture Logs { get; }

    public static async Task<BareApplication> StartAsync(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        var logs = new LogCapture();

        builder.AddServiceDefaults();
        builder.Logging.ClearProviders().AddProvider(logs);
        configure(builder);

        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapDefaultEndpoints();
        await app.StartAsync(TestContext.Current.CancellationToken);

        return new BareApplication(app, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
