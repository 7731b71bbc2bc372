using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>Base of generated clients, without the client's own type.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration? _configuration;

    /// <summary>For test doubles: such a client cannot make calls.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client on a channel.</summary>
    protected ClientBase(ChannelBase channel)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).CreateCallInvoker())
    {
    }

    /// <summary>A client on a call invoker.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker ?? throw new ArgumentNullException(nameof(callInvoker)), null))
    {
    }

    /// <summary>A client with the configuration of another.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        CallInvoker = configuration.CreateCallInvoker();
    }

    /// <summary>Starts the client's calls.</summary>
    protected CallInvoker CallInvoker =>
        field ?? throw new InvalidOperationException("A client made by its parameterless constructor cannot make calls.");

    internal ClientBaseConfiguration Configuration =>
        _configuration ?? throw new InvalidOperationException("A client made by its parameterless constructor has no configuration.");

    /// <summary>What a client hands to another one made from it.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker _callInvoker;
        private readonly string? _host;

        internal ClientBaseConfiguration(CallInvoker callInvoker, string? host)
        {
            _callInvoker = callInvoker;
            _host = host;
        }

        internal CallInvoker CreateCallInvoker() =>
            _host is null ? _callInvoker : new InterceptingCallInvoker(_callInvoker, new HostInterceptor(_host));

        internal ClientBaseConfiguration WithHost(string host) => new(_callInvoker, host);
    }
}
