namespace Aspire.Hosting.Postgres;

/// <summary>The environment of PostgreSQL's programs: theirs alone, so that a user's PGDATA or PGPORT cannot lead them elsewhere.</summary>
internal static class ServerEnvironment
{
    public static Dictionary<string, string> Create() => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["LC_ALL"] = "C",
        ["TZ"] = "UTC",
    };
}
