using System.Diagnostics;
using System.Text;

namespace Platform.Testing.Servers;

/// <summary>
/// A server process that cannot outlive this one: a shell holds the reading end of a pipe whose other end is ours, stops the server when
/// the pipe ends (also after kill -9) and removes its folder.
/// </summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private const string Supervise = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        { while read -r _ <&3; do :; done; while kill -s "$STOP_SIGNAL" "$server"; do sleep 0.2; done; } 2>/dev/null &
        watcher=$!
        wait "$server"
        status=$?
        kill "$watcher" 2>/dev/null
        [ -z "$SCRATCH" ] || rm -rf "$SCRATCH"
        exit "$status"
        """;

    // Making a cluster takes seconds, and a minute where the processor is wanted by others.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _readyText;

    private ChildServer(ProcessStartInfo start, string readyText)
    {
        _readyText = readyText;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"{start.FileName} ended: {Output}"));
    }

    /// <summary>The shell that watches over the server.</summary>
    public int ShellId => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a command and waits until its output says that it is ready.</summary>
    public static async Task<ChildServer> StartAsync(ChildServerStart start)
    {
        var server = new ChildServer(Describe(start), start.ReadyText);

        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();

        try
        {
            await server._ready.Task.WaitAsync(Patience);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(ChildServerStart start)
    {
        // The shell runs as the user of the server, or it could neither stop it nor clean up.
        string[] shell = [.. start.User?.Prefix ?? [], "sh", "-c", Supervise, "sh", .. start.Command];

        return new ProcessStartInfo(shell[0], shell.Skip(1))
        {
            WorkingDirectory = start.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["STOP_SIGNAL"] = start.StopSignal, ["SCRATCH"] = start.Scratch },
        };
    }

    private void Read(string? line)
    {
        if (line is null)
            return;

        lock (_output)
            _output.AppendLine(line);

        if (line.Contains(_readyText, StringComparison.OrdinalIgnoreCase))
            _ready.TrySetResult();
    }
}
