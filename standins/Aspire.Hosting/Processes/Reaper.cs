using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>Waits for child processes that the class library does not know of.</summary>
internal static class Reaper
{
    private const int SmallStack = 256 * 1024;

    /// <summary>The exit code, or 128 plus the signal that ended the process.</summary>
    public static Task<int> WaitAsync(int pid)
    {
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => ended.SetResult(Wait(pid)), SmallStack) { IsBackground = true, Name = $"wait {pid}" }.Start();
        return ended.Task;
    }

    private static int Wait(int pid)
    {
        while (true)
        {
            var result = Posix.WaitForProcess(pid, out var status, 0);
            if (result == pid)
            {
                return (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
            }

            if (result < 0 && Marshal.GetLastPInvokeError() != Posix.InterruptedCall)
            {
                throw new DistributedApplicationException($"Process {pid} cannot be waited for: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }
}
