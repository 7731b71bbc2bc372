using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Grpc;

/// <summary>Answers every failure of a handler by <see cref="ErrorTable"/>, logs defects, and counts calls by status.</summary>
internal sealed class ErrorInterceptor(ErrorTable table, ILogger<ErrorInterceptor> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context);
        }
    }

    private RpcException Answer(Exception error, ServerCallContext context)
    {
        var answer = table.Translate(error, context);

        if (answer.StatusCode == StatusCode.Internal)
            log.CallFailed(context.Method, error);
        else if (answer.StatusCode == StatusCode.Unavailable)
            log.CallUnavailable(context.Method, error.GetBaseException().Message);

        // HTTP calls it 200 whatever the status of the call is, so the server's own metrics need the status as a tag.
        context.GetHttpContext().Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("rpc.grpc.status_code", (int)answer.StatusCode));

        return answer;
    }
}
