using Aspire.Hosting.State;

namespace Aspire.Hosting.Postgres;

/// <summary>Chooses folders that the server's user can reach, which those below root's home are not.</summary>
internal static class DataFolder
{
    private const UnixFileMode Traversable = UnixFileMode.OtherExecute;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ForAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | Traversable;

    /// <summary>Where the data are, for an AppHost that keeps them or one that throws them away.</summary>
    public static string Data(StateFolder state, string name, ServerAccount? account) =>
        Path.Combine(Reachable(state.Root, state.Identity, account), "data", name);

    /// <summary>Where downloaded programs are.</summary>
    public static string Programs(ServerAccount? account) => Path.Combine(Reachable(StateFolder.SharedRoot, "", account), "programs");

    /// <summary>Creates a folder for the server alone.</summary>
    public static void CreatePrivate(string path, ServerAccount? account)
    {
        CreateParents(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        account?.Own(path);
    }

    /// <summary>Creates folders that everybody can pass through.</summary>
    public static void CreateParents(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        CreateParents(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, ForAll);
        }
    }

    private static string Reachable(string preferred, string identity, ServerAccount? account)
    {
        if (account is null || CanBePassed(preferred))
        {
            return preferred;
        }

        // Both belong to root, so that nobody can put something else in their place.
        return Path.Combine("/var/lib/platform", identity);
    }

    private static bool CanBePassed(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && !File.GetUnixFileMode(folder).HasFlag(Traversable))
            {
                return false;
            }
        }

        return true;
    }
}
