using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>Runs programs that end by themselves.</summary>
internal static class ShortCommand
{
    /// <param name="ExitCode">What the program returned.</param>
    /// <param name="Output">What it wrote, errors included.</param>
    internal readonly record struct Result(int ExitCode, string Output)
    {
        /// <summary>Usually the reason of a failure.</summary>
        public string LastLine => Output?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no output";
    }

    /// <summary>Runs a program to its end, in the given environment or, without one, in that of this process.</summary>
    /// <exception cref="DistributedApplicationException">It takes longer than it may.</exception>
    public static async Task<Result> RunAsync(
        string command,
        IReadOnlyList<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string>? environment,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new Result(process.ExitCode, await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new DistributedApplicationException($"{Path.GetFileName(command)} did not end within {patience.TotalSeconds:0} s.");
        }
    }
}
