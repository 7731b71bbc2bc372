namespace Platform.Testing.Servers;

/// <summary>Someone who is not root, for servers that refuse to run as root.</summary>
internal sealed record UnprivilegedUser(string UserId, string GroupId)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>The prefix that runs a command as this user.</summary>
    public IReadOnlyList<string> Command => ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups"];

    /// <summary>Null when we are not root ourselves, and so need nobody else.</summary>
    public static UnprivilegedUser? IfRoot()
    {
        if (!Environment.IsPrivilegedProcess)
            return null;

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(fields => fields[0]);

        return Preferred.Where(users.ContainsKey).Select(name => new UnprivilegedUser(users[name][2], users[name][3])).FirstOrDefault()
            ?? throw new ServerMissingException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody'.");
    }
}
