using System.Text;

namespace Aspire.Hosting.Processes;

/// <summary>Runs programs that end by themselves. The guardian ends them if the AppHost does not live so long.</summary>
internal sealed class ShortCommand(Guardian guardian)
{
    /// <param name="ExitCode">What the program returned.</param>
    /// <param name="Output">What it wrote, errors included.</param>
    internal readonly record struct Result(int ExitCode, string Output)
    {
        /// <summary>Usually the reason of a failure.</summary>
        public string LastLine => Output?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no output";
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="DistributedApplicationException">It takes longer than it may.</exception>
    public async Task<Result> RunAsync(ProcessSpec spec, TimeSpan patience, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var process = ChildProcess.Start(spec, guardian, line => output.Append(line).Append('\n'));
        try
        {
            var exitCode = await process.Ended.WaitAsync(patience, cancellationToken).ConfigureAwait(false);
            return new Result(exitCode, output.ToString());
        }
        catch (Exception unfinished) when (unfinished is TimeoutException or OperationCanceledException)
        {
            await process.KillAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new DistributedApplicationException($"{Path.GetFileName(spec.Command)} did not end within {patience.TotalSeconds:0} s.");
        }
    }
}
