using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aspire.Hosting.Replicas;

/// <summary>Tells a client that its request cannot be served, a gRPC client by a status of its own.</summary>
internal static class Refusal
{
    private const string GrpcUnavailable = "14";
    private const string Lost = "the replica was lost";

    public static async Task WriteAsync(HttpContext context, int status, string reason)
    {
        context.Response.Clear();
        if (IsGrpc(context.Request))
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = GrpcUnavailable;
            context.Response.Headers["grpc-message"] = reason;
            return;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(reason).ConfigureAwait(false);
    }

    /// <summary>Ends a request whose replica was lost while it worked on it, or has reset it.</summary>
    public static async Task ReplicaLostAsync(HttpContext context, Exception failure)
    {
        var reset = failure as HttpProtocolException ?? failure.InnerException as HttpProtocolException;
        if (reset is not null && context.Features.Get<IHttpResetFeature>() is { } stream)
        {
            stream.Reset((int)reset.ErrorCode);
        }
        else if (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status502BadGateway, Lost).ConfigureAwait(false);
        }
        else if (IsGrpc(context.Request) && context.Response.SupportsTrailers())
        {
            context.Response.AppendTrailer("grpc-status", GrpcUnavailable);
            context.Response.AppendTrailer("grpc-message", Lost);
        }
        else
        {
            context.Abort();
        }
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;
}
