using System.Diagnostics;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Postgres;

/// <summary>The npm registry that this machine is configured for, or that its npm uses by itself. Without npm it has to be configured.</summary>
internal static class NpmRegistry
{
    /// <summary>Where a version of a package is, in the layout that registries share; null when no registry is known.</summary>
    /// <exception cref="DistributedApplicationException">The registry is not an address.</exception>
    public static async Task<Uri?> FindArchiveAsync(string scope, string name, string version, CancellationToken cancellationToken)
    {
        if ((Configured() ?? await AskNpmAsync(cancellationToken).ConfigureAwait(false))?.TrimEnd('/') is not { Length: > 0 } registry)
        {
            return null;
        }

        return Uri.TryCreate($"{registry}/{scope}/{name}/-/{name}-{version}.tgz", UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? address
            : throw new DistributedApplicationException("The npm registry that PostgreSQL would be fetched from is not a web address: correct npm_config_registry or ~/.npmrc.");
    }

    private static string? Configured() => Variable("npm_config_registry") ?? Variable("NPM_CONFIG_REGISTRY") ?? UsersOwn();

    private static async Task<string?> AskNpmAsync(CancellationToken cancellationToken)
    {
        if (ExecutablePath.Find("npm") is not { } npm)
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(npm, ["config", "get", "registry"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);

        return process.ExitCode == 0 ? said.Trim() : null;
    }

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
