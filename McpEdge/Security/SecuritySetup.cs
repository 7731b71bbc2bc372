using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using ServiceDefaults.Options;

namespace McpEdge.Security;

internal static class SecuritySetup
{
    public static void AddNameCheck(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<EdgeOptions>();
        builder.Services.AddSingleton<AllowedNames>();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<EdgeOptions>>(Believe);
    }

    /// <summary>Takes the caller's address from the proxies that are trusted, and from nobody else.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<EdgeOptions>>().Value.TrustedProxies.Length > 0 ? app.UseForwardedHeaders() : app;

    public static IApplicationBuilder UseNameCheck(this IApplicationBuilder app) => app.UseMiddleware<NameCheck>();

    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<EdgeOptions> edge)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // However many of them a request passes, up to the first address that is not trusted.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in edge.Value.TrustedProxies)
        {
            if (Networks.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        }
    }
}
