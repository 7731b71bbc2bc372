using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

internal sealed class HttpEndpointHealthCheck(Func<EndpointReference> endpoint, string path, int statusCode) : IHealthCheck
{
    // One short-lived connection per question: a pooled one would outlive a restart of the process.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var target = endpoint().EndpointAnnotation;
        var url = new Uri(ResourceInstance.UrlOf(target), path);
        if (await Listening.FailureAsync(url.Host, url.Port, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return HealthCheckResult.Unhealthy($"{url} cannot be reached: {failure}");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (target.Transport == "http2")
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode == statusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{url} answers {(int)response.StatusCode} instead of {statusCode}");
        }
        catch (HttpRequestException unreachable)
        {
            return HealthCheckResult.Unhealthy($"{url} cannot be reached: {unreachable.GetBaseException().Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"{url} does not answer within {Client.Timeout.TotalSeconds:0} s");
        }
    }
}
