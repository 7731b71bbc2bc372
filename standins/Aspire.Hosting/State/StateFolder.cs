using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.State;

/// <summary>
/// Where one AppHost keeps what outlives a run: generated secrets, chosen ports, data, and the logs of recent runs.
/// </summary>
internal sealed class StateFolder
{
    private const int RunsKept = 10;

    private readonly string _runName;

    private StateFolder(string root, bool isThrowAway, TimeProvider clock)
    {
        Root = root;
        IsThrowAway = isThrowAway;
        _runName = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff");
        Secrets = new SecretStore(Path.Combine(root, "secrets.json"));
        Ports = new PortMemory(Path.Combine(root, "ports"));
        LeftOvers = new LeftOvers(Path.Combine(root, "processes"));
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>
    /// Names what must live elsewhere but belongs to this folder. It goes with the folder: whoever deletes the folder begins again,
    /// and never meets data whose password is gone.
    /// </summary>
    public string Identity
    {
        get
        {
            var file = Path.Combine(Root, "identity");
            if (!File.Exists(file))
            {
                PrivateFile.Write(file, $"{Path.GetFileName(Root)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}");
            }

            return File.ReadAllText(file);
        }
    }

    /// <summary>Whether everything is deleted when the application ends.</summary>
    public bool IsThrowAway { get; }

    public SecretStore Secrets { get; }

    public PortMemory Ports { get; }

    public LeftOvers LeftOvers { get; }

    /// <summary>The folder that parallel runs of one user share: downloads.</summary>
    public static string SharedRoot => Path.Combine(UserStateRoot(), "platform");

    /// <summary>The logs of this run.</summary>
    public string RunLogs => Path.Combine(Root, "logs", _runName);

    /// <summary>
    /// The folder named by <c>AppHost:StateDirectory</c>, else one that belongs to this AppHost's path under <c>PLATFORM_STATE</c> or
    /// the user's state folder; for a test, one that is thrown away.
    /// </summary>
    public static StateFolder Open(IConfiguration configuration, string appHostDirectory, bool throwAway, TimeProvider clock)
    {
        if (configuration["AppHost:StateDirectory"] is { Length: > 0 } configured)
        {
            return new StateFolder(Directory.CreateDirectory(Path.GetFullPath(configured)).FullName, isThrowAway: false, clock);
        }

        if (throwAway)
        {
            return new StateFolder(CreateTemporary(), isThrowAway: true, clock);
        }

        var root = configuration["PLATFORM_STATE"] is { Length: > 0 } common ? common : SharedRoot;
        var folder = Path.Combine(Path.GetFullPath(root), NameOf(appHostDirectory));
        return new StateFolder(Directory.CreateDirectory(folder).FullName, isThrowAway: false, clock);
    }

    /// <summary>Creates the folder for this run's logs and deletes those of old runs.</summary>
    public void BeginRun()
    {
        Directory.CreateDirectory(RunLogs);
        foreach (var old in Directory.GetDirectories(Path.GetDirectoryName(RunLogs)!).Order(StringComparer.Ordinal).SkipLast(RunsKept))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private static string CreateTemporary()
    {
        var folder = Directory.CreateTempSubdirectory("apphost-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // A server that runs as another user must be able to pass through to its data.
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return folder;
    }

    private static string NameOf(string appHostDirectory)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(appHostDirectory));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..10];
        return $"{Path.GetFileName(full).ToLowerInvariant()}-{hash}";
    }

    private static string UserStateRoot()
    {
        if (Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state))
        {
            return state;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Application Support")
            : Path.Combine(home, ".local", "state");
    }
}
