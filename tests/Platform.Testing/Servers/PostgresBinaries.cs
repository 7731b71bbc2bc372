namespace Platform.Testing.Servers;

/// <summary>Where PostgreSQL is installed.</summary>
internal static class PostgresBinaries
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: the newest of Debian's, or one on the PATH.</summary>
    public static string Find() => Candidates().FirstOrDefault(HasServer)
        ?? throw new ServerMissingException(
            $"No PostgreSQL server: 'initdb' and 'postgres' are neither on the PATH nor in {Debian}/*/bin. Install the package 'postgresql', "
            + $"or name a server in {PostgresServer.Variable}.");

    private static IEnumerable<string> Candidates()
    {
        if (Directory.Exists(Debian))
        {
            foreach (var version in Directory.GetDirectories(Debian).OrderByDescending(Version))
                yield return Path.Combine(version, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            yield return folder;
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static bool HasServer(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
