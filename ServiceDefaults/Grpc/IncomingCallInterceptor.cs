using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ServiceDefaults.Grpc;

/// <summary>Makes <see cref="IncomingCall.Current"/> known to the handler.</summary>
internal sealed class IncomingCallInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        IncomingCall.Current = context;
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        IncomingCall.Current = context;
        await continuation(request, responseStream, context);
    }
}
