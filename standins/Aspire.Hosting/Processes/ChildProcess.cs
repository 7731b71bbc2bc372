using System.IO.Pipes;

namespace Aspire.Hosting.Processes;

/// <summary>A running process of a resource, in a process group of its own.</summary>
internal sealed class ChildProcess
{
    private const int SmallStack = 256 * 1024;

    // "exec" keeps the process id that was announced; descriptor 3 is closed so that only the AppHost holds the pipe open.
    private const string Announce = """cd -- "$1" && echo "add $$ $2" >&3 && shift 2 && exec "$@" 3>&-""";

    private readonly ProcessSpec _spec;
    private readonly Guardian _guardian;

    private ChildProcess(int pid, ProcessSpec spec, Guardian guardian, AnonymousPipeServerStream output, Action<string> onLine)
    {
        Id = pid;
        _spec = spec;
        _guardian = guardian;
        var drained = ReadOnThread(output, onLine);
        Ended = EndAsync(drained);
    }

    public int Id { get; }

    /// <summary>Completes with the exit code when the process has ended and its output has been read.</summary>
    public Task<int> Ended { get; }

    public static ChildProcess Start(ProcessSpec spec, Guardian guardian, Action<string> onLine)
    {
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        try
        {
            using var nothing = Spawner.OpenNull();
            var signal = spec.StopSignal == Posix.Interrupt ? "INT" : "TERM";
            string[] arguments =
                ["/bin/sh", "-c", Announce, spec.Command, spec.WorkingDirectory, signal, spec.Command, .. spec.Arguments];
            var end = output.ClientSafePipeHandle;
            var pid = Spawner.Spawn(arguments, spec.Environment, [nothing, end, end, guardian.Registration]);
            output.DisposeLocalCopyOfClientHandle();
            return new ChildProcess(pid, spec, guardian, output, onLine);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Asks the process to end, and kills it with everything it started when it does not within its time.</summary>
    public async Task StopAsync()
    {
        // The process alone is asked: what it has started is its own to stop.
        _ = Posix.SendSignal(Id, _spec.StopSignal);
        try
        {
            await Ended.WaitAsync(_spec.StopPatience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _ = Posix.SendSignal(-Id, Posix.Kill);
            await Ended.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        _ = Posix.SendSignal(-Id, Posix.Kill);
        await Ended.ConfigureAwait(false);
    }

    private async Task<int> EndAsync(Task drained)
    {
        var exitCode = await Reaper.WaitAsync(Id).ConfigureAwait(false);

        // Whatever the process has left in its group must not outlive it, and would keep the output open.
        _ = Posix.SendSignal(-Id, Posix.Kill);
        _guardian.Forget(Id);
        await Task.WhenAny(drained, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false);
        return exitCode;
    }

    // A thread of its own: reading a pipe blocks, and blocked pool threads would delay everything else.
    private static Task ReadOnThread(AnonymousPipeServerStream output, Action<string> onLine)
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Read, SmallStack) { IsBackground = true, Name = "output" }.Start();
        return drained.Task;

        void Read()
        {
            using var reader = new StreamReader(output);
            while (reader.ReadLine() is { } line)
            {
                onLine(line);
            }

            drained.SetResult();
        }
    }
}
