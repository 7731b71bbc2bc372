using Grpc.Core;
using Grpc.Core.Interceptors;
using ServiceDefaults.Faults;

namespace ServiceDefaults.Grpc;

/// <summary>The points that every unary call has: <c>{Method}-begin</c>, <c>{Method}-reply</c> when its work is committed, and <c>{Method}-replied</c>.</summary>
internal sealed class FailPointInterceptor(FailPoints points) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!points.IsActive)
            return await continuation(request, context);

        var method = context.Method[(context.Method.LastIndexOf('/') + 1)..];
        points.Reach($"{method}-begin");
        var response = await continuation(request, context);
        points.Reach($"{method}-reply");

        context.GetHttpContext().Response.OnCompleted(() =>
        {
            points.Reach($"{method}-replied");
            return Task.CompletedTask;
        });

        return response;
    }
}
