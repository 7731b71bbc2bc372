using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.ClientFactory;

/// <summary>Gives calls the deadline and the cancellation of the call being served, where theirs are later.</summary>
internal sealed class ContextPropagationInterceptor(
    IHttpContextAccessor accessor, GrpcContextPropagationOptions options, ILogger<ContextPropagationInterceptor> logger) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        using var both = Propagate(ref context);
        return continuation(request, context);
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var both = Propagate(ref context);
        var call = continuation(request, context);
        return both is null ? call : LinkedCalls.Own(call, both);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var both = Propagate(ref context);
        var call = continuation(request, context);
        return both is null ? call : LinkedCalls.Own(call, both);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var both = Propagate(ref context);
        var call = continuation(context);
        return both is null ? call : LinkedCalls.Own(call, both);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var both = Propagate(ref context);
        var call = continuation(context);
        return both is null ? call : LinkedCalls.Own(call, both);
    }

    /// <returns>What has to be disposed with the call, if anything: the source of a token made of two.</returns>
    private CancellationTokenSource? Propagate<TRequest, TResponse>(ref ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        if (FindServedCall() is not { } served)
            return null;

        var call = context.Options;
        if (served.Deadline < (call.Deadline ?? DateTime.MaxValue))
            call = call.WithDeadline(served.Deadline);

        CancellationTokenSource? both = null;
        if (served.CancellationToken.CanBeCanceled)
        {
            if (call.CancellationToken.CanBeCanceled)
                both = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, served.CancellationToken);
            call = call.WithCancellationToken(both?.Token ?? served.CancellationToken);
        }

        context = new(context.Method, context.Host, call);
        return both;
    }

    private ServerCallContext? FindServedCall()
    {
        if (accessor.HttpContext?.Features.Get<IServerCallContextFeature>()?.ServerCallContext is { } served)
            return served;
        if (!options.SuppressContextNotFoundErrors)
            throw new InvalidOperationException(
                "The client takes over the context of the gRPC call being served, but none is: call it inside one, or set SuppressContextNotFoundErrors.");
        logger.NoContext();
        return null;
    }
}
