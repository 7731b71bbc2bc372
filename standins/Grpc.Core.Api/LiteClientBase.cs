namespace Grpc.Core;

/// <summary>Base of clients that are generated without the conveniences of <see cref="ClientBase{T}"/>.</summary>
public abstract class LiteClientBase
{
    /// <summary>For test doubles: such a client cannot make calls.</summary>
    protected LiteClientBase()
    {
    }

    /// <summary>A client on a channel.</summary>
    protected LiteClientBase(ChannelBase channel)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).CreateCallInvoker())
    {
    }

    /// <summary>A client on a call invoker.</summary>
    protected LiteClientBase(CallInvoker callInvoker) =>
        CallInvoker = callInvoker ?? throw new ArgumentNullException(nameof(callInvoker));

    /// <summary>Starts the client's calls.</summary>
    protected CallInvoker CallInvoker =>
        field ?? throw new InvalidOperationException("A client made by its parameterless constructor cannot make calls.");
}
