namespace ServiceDefaults.Discovery;

/// <summary>What an address asks for: a service and, in order of preference, its endpoints.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Endpoints">Names of its endpoints, the most wanted first.</param>
/// <param name="IsExplicit">Whether the address can mean nothing but a service.</param>
internal sealed record ServiceName(string Service, IReadOnlyList<string> Endpoints, bool IsExplicit)
{
    public static ServiceName Parse(Uri address)
    {
        var host = address.Host;
        var schemes = address.Scheme.Split('+');
        var dot = host.IndexOf('.', StringComparison.Ordinal);

        return host.StartsWith('_') && dot > 1
            ? new ServiceName(host[(dot + 1)..], [host[1..dot]], IsExplicit: true)
            : new ServiceName(host, schemes, IsExplicit: schemes.Length > 1);
    }
}
