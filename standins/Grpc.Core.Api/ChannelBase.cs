namespace Grpc.Core;

/// <summary>A connection to a service's address, over which clients make calls.</summary>
public abstract class ChannelBase
{
    private readonly string _target;

    /// <summary>Creates a channel to <paramref name="target"/>.</summary>
    protected ChannelBase(string target) => _target = target ?? throw new ArgumentNullException(nameof(target));

    /// <summary>The address, as given.</summary>
    public string Target => _target;

    /// <summary>The call invoker that generated clients use.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Closes the channel.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Closes the channel; nothing to do unless a runtime says otherwise.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
