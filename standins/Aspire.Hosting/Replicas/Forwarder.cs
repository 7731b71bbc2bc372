using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aspire.Hosting.Replicas;

/// <summary>Hands a request to a replica and its response back, both as streams, trailers included.</summary>
internal sealed class Forwarder(Func<IReadOnlyList<Uri>> replicas, Version version) : IDisposable
{
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        // Latin-1 is every byte as it is, on both sides.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        // The trace context of the caller goes through as it is.
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    });

    private int _turn = -1;

    public void Dispose() => _client.Dispose();

    public async Task ForwardAsync(HttpContext context)
    {
        if (IsTunnel(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            await context.Response.WriteAsync("the proxy before replicas passes on neither WebSockets nor tunnels").ConfigureAwait(false);
            return;
        }

        var healthy = replicas();
        var first = (int)((uint)Interlocked.Increment(ref _turn) % (uint)Math.Max(healthy.Count, 1));
        for (var attempt = 0; attempt < healthy.Count; attempt++)
        {
            if (await TryAsync(context, healthy[(first + attempt) % healthy.Count]).ConfigureAwait(false))
            {
                return;
            }
        }

        await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "no replica is healthy").ConfigureAwait(false);
    }

    private static bool IsTunnel(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>False when the replica has certainly not begun to work on the request, so that another one may get it.</summary>
    private async Task<bool> TryAsync(HttpContext context, Uri replica)
    {
        using var exchange = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var request = ForwardedMessages.Request(context, replica, version, exchange.Token);
        try
        {
            using var response = await _client.SendAsync(request, exchange.Token).ConfigureAwait(false);
            await ReturnAsync(context, response).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!context.Response.HasStarted && MayBeRepeated(request, lost))
            {
                return false;
            }

            await Refusal.ReplicaLostAsync(context, lost).ConfigureAwait(false);
            return true;
        }
        finally
        {
            await exchange.CancelAsync().ConfigureAwait(false);
            await (request.Content as ForwardedBody ?? ForwardedBody.None).Ended.ConfigureAwait(false);
        }
    }

    // Nothing has been sent when there is no connection; a request that only reads may be sent twice.
    private static bool MayBeRepeated(HttpRequestMessage request, Exception failure) =>
        request.Content is not ForwardedBody { HasStarted: true }
        && (failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
            || failure is OperationCanceledException { InnerException: TimeoutException }
            || (request.Content is not ForwardedBody && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options)));

    private static async Task ReturnAsync(HttpContext context, HttpResponseMessage response)
    {
        ForwardedMessages.CopyHead(response, context.Response);
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await CopyBodyAsync(context, response).ConfigureAwait(false);
        ForwardedMessages.CopyTrailers(response, context.Response);
    }

    private static async Task CopyBodyAsync(HttpContext context, HttpResponseMessage response)
    {
        var cancellationToken = context.RequestAborted;
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = source.ReadAsync(buffer, cancellationToken);
            if (!read.IsCompleted && !context.Response.HasStarted)
            {
                // What is still to come may take long, and the head must not wait for it. A head without body is left to be one frame.
                await context.Response.StartAsync(cancellationToken).ConfigureAwait(false);
            }

            var count = await read.ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
