using System.Net;
using McpEdge.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace McpEdge.Replicas;

/// <summary>Hands a request to another process of the edge and its answer back, both as streams.</summary>
internal sealed class ReplicaForwarder(HandedRequest handed, IOptions<ReplicaOptions> options) : IDisposable
{
    // Those of one connection (RFC 9110, section 7.6.1).
    private static readonly HashSet<string> NotHanded = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Transfer-Encoding", "Upgrade", "Host",
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.Value.ConnectTimeout,
    });

    public void Dispose() => _client.Dispose();

    /// <summary>False when nobody is there; nothing of the request has been read then.</summary>
    public async Task<bool> TryForwardAsync(HttpContext context, Uri replica)
    {
        using var request = Message(context, replica);
        try
        {
            using var response = await _client.SendAsync(request, context.RequestAborted);
            await AnswerAsync(context, response);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, and nobody waits for an answer.
        }
        catch (Exception absent) when (absent is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException)
        {
            return false;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            await TellLossAsync(context);
        }

        return true;
    }

    private HttpRequestMessage Message(HttpContext context, Uri replica)
    {
        var request = context.Request;
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), new Uri(replica, request.Path + request.QueryString.ToUriComponent()));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            message.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !NotHanded.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        message.Headers.Host = request.Host.Value;
        handed.Write(context, message);

        return message;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage from)
    {
        context.Response.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated).Where(header => !NotHanded.Contains(header.Key)))
        {
            context.Response.Headers[name] = new StringValues([.. values]);
        }

        // The first event may be long in coming, and a client waits for the head.
        await context.Response.StartAsync(context.RequestAborted);
        await from.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task TellLossAsync(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            return HttpProblem.WriteAsync(context, StatusCodes.Status502BadGateway, new(
                "SESSION_LOST", "The session ended during this request.", "Begin a new session and ask what_happened before you repeat a write."));
        }

        // An answer that ends as if it were whole would be taken for one.
        context.Abort();
        return Task.CompletedTask;
    }
}
