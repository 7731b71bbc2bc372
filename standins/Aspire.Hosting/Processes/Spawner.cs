using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Starts processes in a process group of their own, so that Ctrl+C at the terminal reaches only the AppHost, which then stops
/// them in order. The class library's Process cannot do that.
/// </summary>
internal static class Spawner
{
    // Larger than any known posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t.
    private const int StructureSize = 1024;

    /// <param name="arguments">The program's path, then its arguments.</param>
    /// <param name="environment">The whole environment of the process.</param>
    /// <param name="descriptors">What the process gets as descriptor 0, 1, 2 …; nothing else is inherited.</param>
    /// <returns>The id of the process, which is also that of its group.</returns>
    public static int Spawn(
        IReadOnlyList<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, IReadOnlyList<SafeHandle> descriptors)
    {
        using var argv = new NativeStrings(arguments);
        using var envp = new NativeStrings(environment.Select(pair => $"{pair.Key}={pair.Value}"));
        var memory = Marshal.AllocHGlobal(StructureSize * 3);
        var (actions, attributes, signals) = (memory, memory + StructureSize, memory + (StructureSize * 2));
        try
        {
            Check(Posix.FileActionsInit(actions), arguments[0]);
            Check(Posix.AttributesInit(attributes), arguments[0]);
            for (var target = 0; target < descriptors.Count; target++)
            {
                Check(Posix.FileActionsDuplicate(actions, (int)descriptors[target].DangerousGetHandle(), target), arguments[0]);
            }

            SetAttributes(attributes, signals);
            Check(Posix.Spawn(out var pid, arguments[0], actions, attributes, argv.Pointer, envp.Pointer), arguments[0]);
            return pid;
        }
        finally
        {
            _ = Posix.FileActionsDestroy(actions);
            _ = Posix.AttributesDestroy(attributes);
            Marshal.FreeHGlobal(memory);
            GC.KeepAlive(descriptors);
        }
    }

    public static SafeFileHandle OpenNull() => File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    private static void SetAttributes(nint attributes, nint signals)
    {
        // The runtime ignores some signals and blocks others; a child must start as from a shell.
        _ = Posix.SignalSetFill(signals);
        _ = Posix.AttributesSetSignalDefaults(attributes, signals);
        _ = Posix.SignalSetEmpty(signals);
        _ = Posix.AttributesSetSignalMask(attributes, signals);
        _ = Posix.AttributesSetProcessGroup(attributes, 0);
        _ = Posix.AttributesSetFlags(
            attributes, Posix.SpawnSetProcessGroup | Posix.SpawnSetSignalDefaults | Posix.SpawnSetSignalMask);
    }

    private static void Check(int error, string program)
    {
        if (error != 0)
        {
            throw new DistributedApplicationException($"{program} cannot be started: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }
}
