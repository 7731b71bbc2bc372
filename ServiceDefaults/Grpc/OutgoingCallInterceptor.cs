using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Grpc;

/// <summary>Gives a call the service token, a deadline, and the end of the call that it is made for.</summary>
internal sealed class OutgoingCallInterceptor(
    IOptions<ServiceAuthOptions> auth,
    IOptions<GrpcClientOptions> options,
    TimeProvider clock) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, With(context, clock.GetUtcNow().UtcDateTime + options.Value.Deadline));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, With(context, DateTime.MaxValue));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(With(context, DateTime.MaxValue));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(With(context, DateTime.MaxValue));

    private ClientInterceptorContext<TRequest, TResponse> With<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        DateTime latest)
        where TRequest : class
        where TResponse : class
    {
        var call = context.Options;
        var incoming = IncomingCall.Current;
        var deadline = call.Deadline ?? latest;

        if (incoming is not null)
        {
            deadline = deadline < incoming.Deadline ? deadline : incoming.Deadline;

            if (!call.CancellationToken.CanBeCanceled)
                call = call.WithCancellationToken(incoming.CancellationToken);
        }

        call = call.WithHeaders(WithToken(call.Headers));

        return new(context.Method, context.Host, deadline < DateTime.MaxValue ? call.WithDeadline(deadline) : call);
    }

    private Metadata WithToken(Metadata? given)
    {
        // The caller's list may be used for other calls too.
        var headers = new Metadata();

        foreach (var header in given ?? Metadata.Empty)
            headers.Add(header);

        headers.Add(ServiceTokenInterceptor.Header, auth.Value.Token);

        return headers;
    }
}
