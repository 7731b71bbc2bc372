using System.Diagnostics.CodeAnalysis;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Data;

namespace Platform.Testing.Hosting;

/// <summary>A program of ours in this process: its own Program, on Kestrel, on free loopback ports, with real HTTP/2.</summary>
/// <typeparam name="TProgram">Any class of the program's assembly, such as its <c>Program</c>.</typeparam>
public sealed class ServiceHost<TProgram> : IAsyncDisposable
    where TProgram : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ProgramFactory<TProgram> _factory;

    private ServiceHost(ProgramFactory<TProgram> factory, ServiceHostOptions options)
    {
        _factory = factory;

        var addresses = factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

        // Kestrel binds its configured endpoints in the order of their names.
        var byName = ProgramFactory<TProgram>.Endpoints.Order(StringComparer.Ordinal).Zip(addresses).ToDictionary();
        Grpc = new Uri(byName["grpc"]);
        Http = new Uri(byName["http"]);
        HttpClient = new HttpClient { BaseAddress = Http };
        Channel = CreateChannel(options.ServiceToken);
    }

    /// <summary>Where gRPC is served.</summary>
    public Uri Grpc { get; }

    /// <summary>Where HTTP/1.1 is served.</summary>
    public Uri Http { get; }

    /// <summary>A channel whose calls carry the service token.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>A client of the HTTP endpoint.</summary>
    public HttpClient HttpClient { get; }

    /// <summary>The program's container.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>What the program logs.</summary>
    public LogCapture Logs => _factory.Logs;

    /// <summary>Starts the program and waits until it has its data.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "It is read as starting the program: ServiceHost<Program>.StartAsync.")]
    public static async Task<ServiceHost<TProgram>> StartAsync(ServiceHostOptions options, CancellationToken cancellationToken = default)
    {
        var factory = new ProgramFactory<TProgram>(options);

        try
        {
            factory.StartServer();
            await WaitForDataAsync(factory, options, cancellationToken);

            return new ServiceHost<TProgram>(factory, options);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>A channel whose calls carry a token of choice, or none.</summary>
    public GrpcChannel CreateChannel(string? token) => GrpcChannel.ForAddress(
        Grpc,
        new GrpcChannelOptions { HttpHandler = new TokenHandler(token) { InnerHandler = new SocketsHttpHandler() }, DisposeHttpClient = true });

    /// <summary>Stops the program.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        HttpClient.Dispose();
        await _factory.DisposeAsync();
    }

    private static async Task WaitForDataAsync(ProgramFactory<TProgram> factory, ServiceHostOptions options, CancellationToken cancellationToken)
    {
        if (!options.WaitForData)
            return;

        using var ended = new CancellationTokenSource();
        var stopping = factory.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var _ = stopping.Register(ended.Cancel);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, cancellationToken);

        try
        {
            foreach (var state in factory.Services.GetServices<MigrationState>())
                await state.Completion.WaitAsync(Patience, either.Token);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{typeof(TProgram).Assembly.GetName().Name} did not get its data.{Environment.NewLine}{factory.Logs}", error);
        }
    }

    private sealed class TokenHandler(string? token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (token is not null)
                request.Headers.TryAddWithoutValidation("x-service-token", token);

            return base.SendAsync(request, cancellationToken);
        }
    }
}
