using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace McpEdge.ReportLinks;

/// <summary>Makes links that can be followed from outside.</summary>
internal sealed class LinkAddress(LinkSigner signer, IOptions<ReportLinksOptions> options, IHttpContextAccessor accessor, IServer server)
{
    public (string Url, DateTimeOffset Expires) Of(Guid report)
    {
        var (path, expires) = signer.Sign(report);
        return (Base().TrimEnd('/') + path, expires);
    }

    private string Base()
    {
        if (options.Value.BaseUrl is { } configured)
        {
            return configured;
        }

        // The name check has seen this host; without a request there is only where we listen.
        return accessor.HttpContext?.Request is { } request
            ? $"{request.Scheme}://{request.Host}"
            : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
    }
}
