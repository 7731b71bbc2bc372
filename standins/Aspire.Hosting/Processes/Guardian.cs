using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace Aspire.Hosting.Processes;

/// <summary>
/// A small process that outlives the AppHost by design. It holds the reading end of a pipe, and when the AppHost is gone, however
/// that happened, it terminates what the AppHost has left running.
/// </summary>
/// <remarks>
/// Children announce themselves through the same pipe before they become the program that they run. While one is still to
/// announce itself it holds the pipe open, so that there is no moment at which a kill of the AppHost could leave it behind.
/// </remarks>
internal sealed class Guardian : IAsyncDisposable
{
    private const string Script = """
        trap '' INT TERM HUP QUIT
        groups= folders=
        while IFS=' ' read -r verb group signal; do
          case $verb in
            add) groups="$groups $group:$signal" ;;
            del) rest=; for entry in $groups; do [ "${entry%%:*}" = "$group" ] || rest="$rest $entry"; done; groups=$rest ;;
            rm) folders="$folders
        $group${signal:+ $signal}" ;;
          esac
        done
        tell() { for entry in $groups; do [ -n "$2" ] && [ "${entry##*:}" != "$2" ] || kill -s "${1:-${entry##*:}}" -- "-${entry%%:*}" 2>/dev/null; done; }
        settle() {
          left=$1
          while [ "$left" -gt 0 ]; do
            alive=
            for entry in $groups; do
              [ -n "$2" ] && [ "${entry##*:}" != "$2" ] || ! kill -s 0 -- "-${entry%%:*}" 2>/dev/null || alive=1
            done
            [ -n "$alive" ] || return 0
            sleep 0.1
            left=$((left - 1))
          done
        }
        tell TERM TERM; settle 15 TERM
        tell INT INT; settle 20 INT
        tell KILL; settle 5
        printf '%s\n' "$folders" | while IFS= read -r folder; do [ -z "$folder" ] || rm -rf -- "$folder"; done
        """;

    private readonly AnonymousPipeServerStream _pipe;
    private readonly Task<int> _ended;

    private Guardian(AnonymousPipeServerStream pipe, int pid)
    {
        _pipe = pipe;
        ProcessId = pid;
        _ended = Reaper.WaitAsync(pid);
    }

    public int ProcessId { get; }

    /// <summary>The writing end of the pipe, which every child must inherit as descriptor 3 until it has announced itself.</summary>
    public SafeHandle Registration => _pipe.SafePipeHandle;

    /// <summary>Starts the guardian.</summary>
    /// <param name="heldLock">A lock that the guardian holds on to until it has finished.</param>
    public static Guardian Start(SafeHandle heldLock)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
        try
        {
            using var nothing = Spawner.OpenNull();
            var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin" };
            var pid = Spawner.Spawn(
                ["/bin/sh", "-c", Script, "apphost-guardian"], environment, [pipe.ClientSafePipeHandle, nothing, nothing, heldLock]);
            pipe.DisposeLocalCopyOfClientHandle();
            return new Guardian(pipe, pid);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    /// <summary>A process has ended: its id may be given to another one.</summary>
    public void Forget(int pid) => Tell($"del {pid}");

    /// <summary>Has a folder deleted when the AppHost has ended.</summary>
    public void DeleteAtEnd(string folder) => Tell($"rm {folder}");

    /// <summary>Lets the guardian finish and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync().ConfigureAwait(false);
        await _ended.ConfigureAwait(false);
    }

    // Short writes to a pipe are atomic, also beside those of the children.
    private void Tell(string line)
    {
        try
        {
            _pipe.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // Somebody killed the guardian; what it guarded is stopped in order as long as the AppHost lives.
        }
    }
}
