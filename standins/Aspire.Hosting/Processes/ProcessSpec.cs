namespace Aspire.Hosting.Processes;

/// <summary>A process to start.</summary>
/// <param name="Command">A file, or a name that is looked up on PATH.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">The directory that it runs in.</param>
/// <param name="Environment">Its whole environment.</param>
internal sealed record ProcessSpec(
    string Command, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The signal that asks the process to end.</summary>
    public int StopSignal { get; init; } = Posix.Terminate;

    /// <summary>How long it may take to end before it is killed.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(5);
}
