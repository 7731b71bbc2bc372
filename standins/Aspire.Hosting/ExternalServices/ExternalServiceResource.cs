using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A service that the application uses and does not start.</summary>
public sealed class ExternalServiceResource : Resource
{
    /// <summary>A service at a known address.</summary>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    public ExternalServiceResource(string name, Uri uri)
        : base(name) => Uri = uri.IsAbsoluteUri
            ? uri
            : throw new ArgumentException($"The address of external service '{name}' must be absolute, for example https://example.com/.", nameof(uri));

    /// <summary>A service whose address is a parameter.</summary>
    public ExternalServiceResource(string name, ParameterResource urlParameter)
        : base(name) => UrlParameter = urlParameter;

    /// <summary>The address, unless it is a parameter.</summary>
    public Uri? Uri { get; }

    /// <summary>The parameter that holds the address.</summary>
    public ParameterResource? UrlParameter { get; }

    /// <exception cref="DistributedApplicationException">The parameter is not an absolute address.</exception>
    internal async ValueTask<Uri> GetUriAsync(CancellationToken cancellationToken)
    {
        if (UrlParameter is null)
        {
            return Uri!;
        }

        var value = await UrlParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
        return Uri.TryCreate(value, UriKind.Absolute, out var uri)
            ? uri
            : throw new DistributedApplicationException(
                $"The address of external service '{Name}', parameter '{UrlParameter.Name}', must be absolute, for example https://example.com/.");
    }
}
