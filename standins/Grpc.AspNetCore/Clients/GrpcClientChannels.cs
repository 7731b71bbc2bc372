using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>One channel for each client name, made at first use and kept until the application ends.</summary>
internal sealed class GrpcClientChannels(
    IServiceScopeFactory scopes,
    IHttpMessageHandlerFactory handlers,
    IOptionsMonitor<GrpcClientFactoryOptions> clientOptions,
    IOptionsMonitor<HttpClientFactoryOptions> httpOptions,
    ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<string, CallInvoker> _invokers = [];
    private readonly Stack<IDisposable> _owned = [];
    private readonly Lock _making = new();

    public CallInvoker Invoker(string name)
    {
        if (_invokers.TryGetValue(name, out var invoker))
            return invoker;

        lock (_making)
            return _invokers.GetOrAdd(name, Make);
    }

    public void Dispose()
    {
        lock (_making)
        {
            while (_owned.TryPop(out var owned))
                owned.Dispose();
        }
    }

    private CallInvoker Make(string name)
    {
        var options = clientOptions.Get(name);
        if (options.Address is null)
            throw new InvalidOperationException($"The gRPC client '{name}' has no address: set GrpcClientFactoryOptions.Address.");
        if (httpOptions.Get(name).HttpClientActions.Count > 0)
            throw new InvalidOperationException($"The gRPC client '{name}' takes no ConfigureHttpClient: configure its channel or its handlers.");

        var scope = scopes.CreateScope();
        _owned.Push(scope);
        var channelOptions = new GrpcChannelOptions
        {
            HttpHandler = handlers.CreateHandler(name),
            LoggerFactory = loggers,
            ServiceProvider = scope.ServiceProvider,
        };
        foreach (var configure in options.ChannelOptionsActions)
            configure(channelOptions);

        var channel = GrpcChannel.ForAddress(options.Address, channelOptions);
        _owned.Push(channel);
        return channel.CreateCallInvoker().Intercept(
            [.. from registration in options.InterceptorRegistrations
                where registration.Scope == InterceptorScope.Channel
                select registration.Create(scope.ServiceProvider)]);
    }
}
