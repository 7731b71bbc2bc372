using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Postgres;

/// <summary>Prepares a server: programs, data folder, no second server on the same data.</summary>
internal static partial class PostgresLauncher
{
    public static async Task<ProcessSpec> PrepareAsync(PostgresServerResource server, LaunchContext context, CancellationToken cancellationToken)
    {
        var account = ServerAccount.Current();
        var programs = await PostgresPrograms.GetAsync(context.Progress, cancellationToken).ConfigureAwait(false);
        var isKept = server.TryGetLastAnnotation<DataVolumeAnnotation>(out var volume);
        var data = DataFolder.Data(context.State, volume?.Name ?? $"{server.Name}-{Environment.ProcessId}", account);
        LogData(context.Log, data);
        if (!isKept || context.State.IsThrowAway)
        {
            context.DeleteAtEnd(data);
        }

        if (File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            await LeftOverServer.TakeDownAsync(data, context.Progress, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            context.Progress("creating the data folder");
            var user = await server.UserNameReference.GetValueAsync(cancellationToken).ConfigureAwait(false);
            var password = await server.PasswordParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            await DataInitialization.CreateAsync(
                context.Commands, programs, data, account, (user!, password!), context.State.IsThrowAway || !isKept, cancellationToken).ConfigureAwait(false);
        }

        return Command(programs, account, data, server.PrimaryEndpoint.Port, isDurable: isKept && !context.State.IsThrowAway);
    }

    private static ProcessSpec Command(PostgresPrograms programs, ServerAccount? account, string data, int port, bool isDurable)
    {
        string[] command =
        [
            .. account?.Prefix ?? [],
            programs.Postgres,
            "-D", data,
            "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=localhost",
            "-c", "unix_socket_directories=",
            "-c", "max_connections=300",
            "-c", "log_checkpoints=off",
            .. isDurable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"],
        ];
        return new ProcessSpec(command[0], command[1..], data, ServerEnvironment.Create())
        {
            // The fast shutdown: sessions are ended, and what was committed is written down.
            StopSignal = Posix.Interrupt,
        };
    }

    [LoggerMessage(100, LogLevel.Information, "The data are in {Folder}.")]
    private static partial void LogData(ILogger logger, string folder);
}
