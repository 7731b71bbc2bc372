using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>Completes a scheme's options once they are configured.</summary>
internal sealed class IssuerSetup : IPostConfigureOptions<JwtBearerOptions>
{
    private const int LargestDocument = 1024 * 1024;

    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        if (string.IsNullOrEmpty(options.TokenValidationParameters.ValidAudience))
        {
            options.TokenValidationParameters.ValidAudience = options.Audience;
        }

        if (AddressOf(options) is not { } address)
        {
            return;
        }

        if (options.RequireHttpsMetadata && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidOperationException($"The issuer's address {address} must be HTTPS unless RequireHttpsMetadata is false.");
        }

        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var client = new HttpClient(handler) { Timeout = options.BackchannelTimeout, MaxResponseContentBufferSize = LargestDocument };
        options.Keys = new IssuerKeys(new IssuerReader(client, address, options.RequireHttpsMetadata), options);
    }

    private static Uri? AddressOf(JwtBearerOptions options) => options switch
    {
        { MetadataAddress: { Length: > 0 } address } => new Uri(address),
        { Authority: { Length: > 0 } authority } => new Uri($"{authority.TrimEnd('/')}/.well-known/openid-configuration"),
        _ => null,
    };
}
