using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Aspire.Hosting.Replicas;

/// <summary>Copies heads and trailers, without the fields that concern one connection only (RFC 9110, section 7.6.1).</summary>
internal static class ForwardedMessages
{
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade",
    };

    public static HttpRequestMessage Request(HttpContext context, Uri replica, Version version, CancellationToken ended)
    {
        var request = context.Request;
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), Address(context, replica))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
        {
            message.Content = new ForwardedBody(request.Body, ended);
        }

        var listed = Listed(request.Headers.Connection);
        foreach (var (name, values) in request.Headers.Where(field => !field.Key.StartsWith(':') && !IsOfOneConnection(field.Key, listed)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                // A request without a body may have a type all the same, as a gRPC call that sends no message.
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        message.Headers.Host = request.Host.Value;
        return message;
    }

    public static void CopyHead(HttpResponseMessage from, HttpResponse to)
    {
        to.Clear();
        to.StatusCode = (int)from.StatusCode;
        var listed = Listed(string.Join(',', from.Headers.Connection));
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated).Where(field => !IsOfOneConnection(field.Key, listed)))
        {
            to.Headers[name] = new StringValues([.. values]);
        }
    }

    public static void CopyTrailers(HttpResponseMessage from, HttpResponse to)
    {
        foreach (var (name, values) in from.TrailingHeaders.NonValidated.Where(_ => to.SupportsTrailers()))
        {
            to.AppendTrailer(name, new StringValues([.. values]));
        }
    }

    // The target goes on as it came, whether or not it is how .NET would write it. Text is joined, since a target such as
    // //name/ or http://name/ would be resolved to another server.
    private static Uri Address(HttpContext context, Uri replica)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.StartsWith('/') ? target : $"{context.Request.Path}{context.Request.QueryString}";
        return new Uri(
            replica.GetLeftPart(UriPartial.Authority) + (path.StartsWith('/') ? path : "/" + path),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static bool IsOfOneConnection(string name, HashSet<string> listed) => OfOneConnection.Contains(name) || listed.Contains(name);

    private static HashSet<string> Listed(string? connection) =>
        new((connection ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
