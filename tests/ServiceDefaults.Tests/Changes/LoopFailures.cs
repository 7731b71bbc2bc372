using Platform.Testing;

namespace ServiceDefaults.Tests.Changes;

internal static class LoopFailures
{
    /// <summary>Waits until a loop has failed so often, which one that has ended does once.</summary>
    public static async Task FailuresAsync(this LogCapture logs, string loop, int times)
    {
        while (logs.Entries.Count(entry => entry.Id.Id == 9301 && entry.Message.Contains(loop, StringComparison.Ordinal)) < times)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
