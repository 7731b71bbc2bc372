using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Postgres;

/// <summary>The folder with <c>postgres</c> and <c>initdb</c>.</summary>
internal sealed record PostgresPrograms(string Folder)
{
    private static readonly string[] UsualFolders =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/usr/local/pgsql/bin",
    ];

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The installed programs, or where there are none, those that are fetched once for all of this user's AppHosts and tests.</summary>
    /// <exception cref="DistributedApplicationException">There are none to be had; the message names the remedy.</exception>
    public static async Task<PostgresPrograms> GetAsync(Action<string> progress, CancellationToken cancellationToken) =>
        FindInstalled()
            ?? await PostgresDownload.GetAsync(DataFolder.Programs(ServerAccount.Current()), progress, cancellationToken).ConfigureAwait(false);

    /// <summary>The installed programs: those on PATH, else the newest in the usual places; null when there are none.</summary>
    private static PostgresPrograms? FindInstalled()
    {
        if (ExecutablePath.Find("initdb") is { } initdb && ExecutablePath.Find("postgres") is { } postgres)
        {
            // A link on PATH leads to the folder that has the rest.
            var target = new FileInfo(initdb).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? initdb;
            var folder = Path.GetDirectoryName(target)!;
            return new PostgresPrograms(File.Exists(Path.Combine(folder, "postgres")) ? folder : Path.GetDirectoryName(postgres)!);
        }

        return UsualFolders.SelectMany(Expand)
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            .OrderByDescending(Version)
            .Select(folder => new PostgresPrograms(folder))
            .FirstOrDefault();
    }

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }

        var parent = pattern[..pattern.LastIndexOf('/', star)];
        var rest = pattern[(parent.Length + 1)..].Split('/', 2);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, rest[0]).Select(folder => Path.Combine(folder, rest[1]))
            : [];
    }

    private static int Version(string folder) =>
        int.TryParse(string.Concat(folder.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)), out var version) ? version : 0;
}
