using System.Globalization;
using System.Threading.RateLimiting;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Server;
using Microsoft.AspNetCore.RateLimiting;

namespace McpEdge.Limits;

/// <summary>Limits the requests of a key to the addresses that have this policy. A refused request is not read.</summary>
internal sealed class RequestLimit(Func<Caller, BucketName> bucketOf, Func<BucketName, RateLimiter> limiterOf, bool speaksMcp)
    : IRateLimiterPolicy<BucketName>
{
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => RefuseAsync;

    public RateLimitPartition<BucketName> GetPartition(HttpContext httpContext)
    {
        // Authorization has refused strangers; and a client that ends its session only makes room.
        return Caller.From(httpContext.User) is { } caller && !HttpMethods.IsDelete(httpContext.Request.Method)
            ? RateLimitPartition.Get(bucketOf(caller), limiterOf)
            : RateLimitPartition.GetNoLimiter(default(BucketName));
    }

    private async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var context = refused.HttpContext;
        var seconds = LimitLease.SecondsOf(refused.Lease);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        if (speaksMcp)
        {
            var rate = bucketOf(Caller.From(context.User)!).Rate;
            await context.Response.WriteAsJsonAsync(LimitErrors.McpLimited(rate, seconds), cancellationToken);
            return;
        }

        await HttpProblem.WriteAsync(
            context, StatusCodes.Status429TooManyRequests, new(ToolCodes.RateLimited, "Too many requests.", LimitErrors.Remedy(seconds)));
    }
}
