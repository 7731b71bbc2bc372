using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Health;

namespace ServiceDefaults.Telemetry;

/// <summary>
/// Gives the server's spans the names and tags of OpenTelemetry's HTTP conventions, and leaves health requests untraced. Attributes follow
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans/.
/// </summary>
internal sealed class RequestTraces : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(DescribeAsync);
        next(app);
    };

    private static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        var span = context.Features.Get<IHttpActivityFeature>()?.Activity;

        if (span is null || Leave(context, span) || !span.IsAllDataRequested)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            Describe(context, span);
        }
    }

    private static bool Leave(HttpContext context, Activity span)
    {
        if (context.Request.Path != HealthSetup.HealthPath && context.Request.Path != HealthSetup.AlivePath)
            return false;

        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;

        return true;
    }

    private static void Describe(HttpContext context, Activity span)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var method = context.Request.Method;

        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("url.path", context.Request.Path.Value);
        span.SetTag("url.scheme", context.Request.Scheme);
        span.SetTag("http.response.status_code", context.Response.StatusCode);

        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
