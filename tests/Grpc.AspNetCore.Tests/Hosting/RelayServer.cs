using System.Net;
using System.Security.Cryptography.X509Certificates;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Tests.Hosting;

/// <summary>Kestrel with HTTP/2 on a free loopback port, serving a <see cref="RelayService"/>.</summary>
internal sealed class RelayServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly GrpcChannel _channel;

    private RelayServer(WebApplication application)
    {
        _application = application;
        _channel = GrpcChannel.ForAddress(Address);
    }

    public Uri Address => new(_application.Urls.Single());

    /// <summary>A client on a plain channel.</summary>
    public Relay.RelayClient Client => new(_channel);

    public GrpcChannel Channel => _channel;

    public IServiceProvider Services => _application.Services;

    public static async Task<RelayServer> Start(
        RelayBehaviour behaviour,
        Action<GrpcServiceOptions>? configureGrpc = null,
        Action<IServiceCollection>? configureServices = null,
        Action<WebApplication>? map = null,
        X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                    listen.UseHttps(certificate);
            }));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton(behaviour);
        builder.Services.AddGrpc(grpc => configureGrpc?.Invoke(grpc));
        configureServices?.Invoke(builder.Services);

        var application = builder.Build();
        application.MapGrpcService<RelayService>();
        map?.Invoke(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new(application);
    }

    public Task Stop() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _application.DisposeAsync();
    }
}
