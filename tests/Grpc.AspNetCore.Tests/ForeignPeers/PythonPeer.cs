using System.Diagnostics;
using System.Text;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>A Python process at the other end of the wire.</summary>
internal sealed class PythonPeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private PythonPeer(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public static async Task<PythonPeer> Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            PythonStubs.Interpreter,
            [Path.Combine(AppContext.BaseDirectory, "ForeignPeers", script), await PythonStubs.Folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        return new(Process.Start(start)!);
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string> Read() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException($"The Python peer ended without a word:\n{_errors}");

    /// <summary>Lets it go on.</summary>
    public Task GoOn() => _process.StandardInput.WriteLineAsync();

    /// <summary>Ends it at once, by SIGKILL: it says goodbye to nobody.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }
}
