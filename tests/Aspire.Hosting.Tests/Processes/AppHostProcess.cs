using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Aspire.Hosting.Tests.Processes;

/// <summary>The sample AppHost as a process of its own, as a user starts it.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    // The links on PATH lead into the folder, and to nothing when it is empty.
    private const string HidePostgres = "mount -t tmpfs none /usr/lib/postgresql && ";

    private readonly TaskCompletionSource<Uri> _front = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];
    private readonly Process _process;

    private AppHostProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static AppHostProcess Start(string state, params string[] args) =>
        Run(state, "dotnet", [typeof(Projects.Sample_AppHost).Assembly.Location, .. args]);

    /// <summary>Where no PostgreSQL is installed: its folder is hidden from this process and those that it starts. For root.</summary>
    public static AppHostProcess StartWithoutPostgres(string state, string cache, Uri? registry = null) =>
        Run(state, "unshare", ["--mount", "sh", "-c", HidePostgres + "exec dotnet " + typeof(Projects.Sample_AppHost).Assembly.Location], cache, registry);

    /// <summary>With <c>dotnet run</c> in between, which is the process that <see cref="Kill"/> kills.</summary>
    public static AppHostProcess StartByDotnetRun(string state) =>
        Run(state, "dotnet", ["run", "--no-build", "--project", Projects.Sample_AppHost.ProjectPath]);

    private static AppHostProcess Run(string state, string program, string[] arguments, string? cache = null, Uri? registry = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["AppHost__StateDirectory"] = state;
        start.Environment["AppHost__RandomizePorts"] = "true";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        if (cache is not null)
        {
            start.Environment["XDG_STATE_HOME"] = cache;
        }

        if (registry is not null)
        {
            start.Environment["npm_config_registry"] = registry.ToString();
        }

        var started = new AppHostProcess(new Process { StartInfo = start });
        started.Begin();
        return started;
    }

    /// <summary>Waits until everything is healthy.</summary>
    public async Task<HttpClient> ReadyAsync(CancellationToken cancellationToken) =>
        new() { BaseAddress = await _front.Task.WaitAsync(cancellationToken) };

    public static async Task<string[]> NotesAsync(HttpClient front, CancellationToken cancellationToken) =>
        await front.GetFromJsonAsync<string[]>("/notes", cancellationToken) ?? [];

    /// <summary>What the AppHost has started, its guardian included.</summary>
    public IReadOnlyList<Process> Children() => ChildrenOf(Id);

    public static IReadOnlyList<Process> ChildrenOf(int parent) =>
    [
        .. All().Where(pid => ParentOf(pid) == parent).Select(Process.GetProcessById),
    ];

    public void Kill() => _process.Kill();

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until the output contains a text.</summary>
    public async Task SaysAsync(string text, CancellationToken cancellationToken)
    {
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!Output.Contains(text))
        {
            await turn.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The ids of all processes of the machine.</summary>
    public static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    /// <summary>The command line of a process, empty when it is gone.</summary>
    public static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async Task<int> EndedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal("INT");
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static int ParentOf(int pid)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Receive(line.Data);
        _process.ErrorDataReceived += (_, line) => Receive(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _front.TrySetException(new InvalidOperationException($"The AppHost has ended:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Receive(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["front", "healthy", .., var url])
        {
            _front.TrySetResult(new Uri(url));
        }
    }
}
