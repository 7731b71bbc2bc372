namespace Aspire.Hosting.Postgres;

/// <summary>The npm registry that this machine is configured for. npm itself is not needed.</summary>
internal static class NpmRegistry
{
    private const string Public = "https://registry.npmjs.org";

    /// <summary>Where a version of a package is, in the layout that registries share.</summary>
    /// <exception cref="DistributedApplicationException">The configured registry is not an address.</exception>
    public static Uri Archive(string scope, string name, string version)
    {
        var registry = Configured().TrimEnd('/');
        return Uri.TryCreate($"{registry}/{scope}/{name}/-/{name}-{version}.tgz", UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? address
            : throw new DistributedApplicationException("The npm registry that PostgreSQL would be fetched from is not a web address: correct npm_config_registry or ~/.npmrc.");
    }

    private static string Configured() =>
        Variable("npm_config_registry") ?? Variable("NPM_CONFIG_REGISTRY") ?? UsersOwn() ?? Public;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string? UsersOwn()
    {
        var file = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc");
        return File.Exists(file)
            ? File.ReadLines(file)
                .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
                .LastOrDefault(setting => setting is ["registry", _])?[1].Trim('"', '\'')
            : null;
    }
}
