namespace ServiceDefaults.Changes;

/// <summary>Tells all who wait that something may have happened. Take <see cref="Next"/> before looking, or the moment between is missed.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    internal void Raise() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
