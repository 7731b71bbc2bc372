using System.Globalization;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Postgres;

/// <summary>The unprivileged user that PostgreSQL runs as when the AppHost runs as root, which PostgreSQL refuses to run as.</summary>
internal sealed record ServerAccount(uint User, uint Group)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Null when the AppHost itself runs as an ordinary user.</summary>
    /// <exception cref="DistributedApplicationException">Root without an unprivileged user, or without the means to become one.</exception>
    public static ServerAccount? Current()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        if (ExecutablePath.Find("setpriv") is null)
        {
            throw new DistributedApplicationException("PostgreSQL does not run as root, and setpriv (package util-linux) is missing: install it, or run as an ordinary user.");
        }

        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToArray();
        var chosen = Candidates.Select(name => accounts.FirstOrDefault(fields => fields[0] == name)).FirstOrDefault(fields => fields is not null)
            ?? throw new DistributedApplicationException("PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody': run as an ordinary user.");
        return new ServerAccount(uint.Parse(chosen[2], CultureInfo.InvariantCulture), uint.Parse(chosen[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The command line that runs a program as this user.</summary>
    public IReadOnlyList<string> Prefix =>
        [ExecutablePath.Find("setpriv")!, $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--"];

    /// <summary>Gives a file or folder to this user.</summary>
    public void Own(string path)
    {
        if (Posix.ChangeOwner(path, User, Group) != 0)
        {
            throw new DistributedApplicationException($"{path} cannot be given to the user that PostgreSQL runs as.");
        }
    }
}
