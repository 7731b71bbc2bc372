using System.Text.Json;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>Reads an issuer's discovery document and the keys that it points to.</summary>
internal sealed class IssuerReader(HttpClient client, Uri address, bool onlyHttps)
{
    /// <exception cref="InvalidOperationException">The issuer did not answer, or with something else.</exception>
    public async Task<IssuerDocument> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var discovery = await ReadJsonAsync(address, cancellationToken);
            var issuer = discovery.RootElement.GetProperty("issuer").GetString() ?? throw new JsonException("The issuer has no name.");
            var keysAddress = new Uri(address, discovery.RootElement.GetProperty("jwks_uri").GetString());
            if (onlyHttps && keysAddress.Scheme != Uri.UriSchemeHttps)
            {
                throw new JsonException($"The address of the keys, {keysAddress}, is not HTTPS.");
            }

            using var keys = await ReadJsonAsync(keysAddress, cancellationToken);
            return new(issuer, IssuerKeySet.Read(keys.RootElement));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The keys of the issuer can't be read by way of {address}: {failure.Message}", failure);
        }
    }

    private async Task<JsonDocument> ReadJsonAsync(Uri from, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(from, cancellationToken);
        response.EnsureSuccessStatusCode();

        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
