using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Tests.Processes;

/// <summary>An npm registry that sends one archive, whatever it is asked for, or has none.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Registry(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Urls.Single()), "/base/");

    /// <summary>What it was asked for.</summary>
    public ConcurrentQueue<string> Paths { get; } = [];

    public static async Task<Registry> StartAsync(byte[]? archive)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var registry = new Registry(builder.Build());
        registry._app.Urls.Add("http://127.0.0.1:0");
        registry._app.Run(context =>
        {
            registry.Paths.Enqueue(context.Request.Path);
            context.Response.StatusCode = archive is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            return context.Response.Body.WriteAsync(archive ?? []).AsTask();
        });
        await registry._app.StartAsync(TestContext.Current.CancellationToken);
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
