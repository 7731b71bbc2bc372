using Grpc.Core;

namespace Grpc.AspNetCore.ClientFactory;

/// <summary>Calls that dispose their linked cancellation source when they are disposed, or have their one response.</summary>
internal static class LinkedCalls
{
    public static AsyncUnaryCall<TResponse> Own<TResponse>(AsyncUnaryCall<TResponse> call, CancellationTokenSource both) =>
        new(
            DisposeAfter(call.ResponseAsync, both),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => Dispose(call, both),
            call);

    public static AsyncServerStreamingCall<TResponse> Own<TResponse>(
        AsyncServerStreamingCall<TResponse> call, CancellationTokenSource both) =>
        new(
            call.ResponseStream,
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => Dispose(call, both),
            call);

    public static AsyncClientStreamingCall<TRequest, TResponse> Own<TRequest, TResponse>(
        AsyncClientStreamingCall<TRequest, TResponse> call, CancellationTokenSource both) =>
        new(
            call.RequestStream,
            DisposeAfter(call.ResponseAsync, both),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => Dispose(call, both),
            call);

    public static AsyncDuplexStreamingCall<TRequest, TResponse> Own<TRequest, TResponse>(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, CancellationTokenSource both) =>
        new(
            call.RequestStream,
            call.ResponseStream,
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => Dispose(call, both),
            call);

    private static async Task<TResponse> DisposeAfter<TResponse>(Task<TResponse> response, CancellationTokenSource both)
    {
        using (both)
            return await response.ConfigureAwait(false);
    }

    private static void Dispose(IDisposable call, CancellationTokenSource both)
    {
        call.Dispose();
        both.Dispose();
    }
}
