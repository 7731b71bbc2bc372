using Aspire.Hosting.Processes;
using Aspire.Hosting.State;

namespace Aspire.Hosting.Postgres;

/// <summary>Creates the data folder of a new server.</summary>
internal static class DataInitialization
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The first one that the installation knows; the last one is known everywhere.
    private static readonly string[][] Locales =
    [
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
        ["--locale=C.UTF-8"],
        ["--locale=en_US.UTF-8"],
        ["--locale=C"],
    ];

    /// <exception cref="DistributedApplicationException">initdb fails.</exception>
    public static async Task CreateAsync(
        ShortCommand commands,
        PostgresPrograms programs,
        string data,
        ServerAccount? account,
        (string Name, string Password) user,
        bool isThrowAway,
        CancellationToken cancellationToken)
    {
        // Under another name until it is complete: an interrupted initdb must not be taken for a server's data.
        var fresh = data + ".new";
        var passwordFile = data + ".password";
        string[] arguments =
        [
            "--pgdata", fresh, "--username", user.Name, "--pwfile", passwordFile, "--auth=scram-sha-256", "--encoding=UTF8",
            .. isThrowAway ? new[] { "--no-sync" } : [],
        ];
        DataFolder.CreateParents(Path.GetDirectoryName(data)!);
        PrivateFile.Write(passwordFile, user.Password);
        account?.Own(passwordFile);
        try
        {
            var result = default(ShortCommand.Result);
            foreach (var locale in Locales)
            {
                DeleteIfExists(fresh);
                DataFolder.CreatePrivate(fresh, account);
                result = await RunAsync(commands, programs, account, [.. arguments, .. locale], cancellationToken).ConfigureAwait(false);
                if (result.ExitCode == 0)
                {
                    Directory.Move(fresh, data);
                    return;
                }
            }

            throw new DistributedApplicationException($"PostgreSQL's data folder {data} cannot be created: {result.LastLine}");
        }
        finally
        {
            File.Delete(passwordFile);
            DeleteIfExists(fresh);
        }
    }

    private static Task<ShortCommand.Result> RunAsync(
        ShortCommand commands, PostgresPrograms programs, ServerAccount? account, string[] arguments, CancellationToken cancellationToken)
    {
        string[] command = [.. account?.Prefix ?? [], programs.InitDb, .. arguments];
        return commands.RunAsync(new ProcessSpec(command[0], command[1..], "/", ServerEnvironment.Create()), Patience, cancellationToken);
    }

    private static void DeleteIfExists(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
