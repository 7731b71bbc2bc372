using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.AspNetCore.Wire;

namespace ModelContextProtocol.AspNetCore.Streams;

/// <summary>Response headers of an event stream: nothing on the way may cache, compress or hold it back.</summary>
internal static class EventStreamHeaders
{
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = AcceptHeader.EventStream;
        headers.CacheControl = "no-cache,no-store";
        headers.ContentEncoding = "identity";
        headers["X-Accel-Buffering"] = "no";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }
}
