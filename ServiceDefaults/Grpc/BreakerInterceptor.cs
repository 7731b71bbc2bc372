using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly.CircuitBreaker;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Grpc;

/// <summary>
/// Sends calls through the breaker of their service. One whose connection broke is UNAVAILABLE, also where the client calls it INTERNAL, as
/// after a ping without an answer. Streams go past it: they stay open for long, and whoever reads one connects again at its own pace.
/// </summary>
internal sealed class BreakerInterceptor(ServiceBreaker breaker) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var guarded = new GuardedCall<TResponse>(breaker);
        var response = guarded.RunAsync(() => continuation(request, context));

        return new AsyncUnaryCall<TResponse>(
            response,
            guarded.HeadersAsync(),
            () => guarded.Call?.GetStatus() ?? new Status(StatusCode.Unavailable, ErrorCodes.DependencyUnavailable),
            () => guarded.Call?.GetTrailers() ?? Metadata.Empty,
            () => guarded.Call?.Dispose());
    }

    private sealed class GuardedCall<TResponse>(ServiceBreaker breaker)
    {
        public AsyncUnaryCall<TResponse>? Call { get; private set; }

        public async Task<TResponse> RunAsync(Func<AsyncUnaryCall<TResponse>> start)
        {
            try
            {
                return await breaker.Pipeline.ExecuteAsync(
                    async (call, _) =>
                    {
                        Call = call();
                        return await AnswerAsync(Call);
                    },
                    start);
            }
            catch (BrokenCircuitException)
            {
                throw WireError.Of(
                    StatusCode.Unavailable,
                    ErrorCodes.DependencyUnavailable,
                    "I can't get to that information right now. Please try again in a moment.",
                    new Dictionary<string, string> { ["service"] = breaker.Service });
            }
        }

        public Task<Metadata> HeadersAsync() => Call?.ResponseHeadersAsync ?? Task.FromResult(Metadata.Empty);

        private static async Task<TResponse> AnswerAsync(AsyncUnaryCall<TResponse> call)
        {
            try
            {
                return await call.ResponseAsync;
            }
            catch (RpcException lost) when (lost is { StatusCode: StatusCode.Internal, Status.DebugException: IOException or HttpRequestException })
            {
                throw new RpcException(new Status(StatusCode.Unavailable, lost.Status.Detail, lost.Status.DebugException), lost.Trailers);
            }
        }
    }
}
