using System.Globalization;
using Platform.Testing.Hosting;

namespace Platform.Testing.Servers;

/// <summary>A program of ours as a process of its own, as it is deployed: for what is to be measured, overloaded or killed.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private readonly ChildServer _process;

    private ProgramProcess(ChildServer process, Uri http)
    {
        _process = process;
        Http = http;
    }

    /// <summary>Where it serves HTTP/1.1.</summary>
    public Uri Http { get; }

    /// <summary>What it has written.</summary>
    public string Output => _process.Output;

    /// <summary>Its memory in bytes.</summary>
    public long Resident => Status("VmRSS");

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long Peak => Status("VmHWM");

    /// <summary>Its files and connections.</summary>
    public int OpenFiles => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Length;

    // The shell's first child is the program; the other one watches.
    private string Id => File.ReadAllText($"/proc/{_process.ShellId}/task/{_process.ShellId}/children").Split(' ')[0];

    /// <summary>Starts a program whose assembly is beside the test's. Linux only: it is watched in <c>/proc</c>.</summary>
    public static async Task<ProgramProcess> StartAsync(string assembly, ServiceHostOptions options)
    {
        var http = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        // The test's folder has the settings of some program; and whatever folder it is, all of it is watched.
        var folder = Directory.CreateTempSubdirectory().FullName;
        var process = await ChildServer.StartAsync(new(
            ["dotnet", Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. Arguments(http, options)], "Application started")
        {
            Folder = folder,
            Scratch = folder,
        });

        return new(process, http);
    }

    /// <summary>Waits until it says that it is healthy.</summary>
    /// <exception cref="InvalidOperationException">Nobody listens any more.</exception>
    public async Task IsHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Http };
        try
        {
            while (!(await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode)
                await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        catch (HttpRequestException gone)
        {
            throw new InvalidOperationException($"{Http} can't be reached.{Environment.NewLine}{Output}", gone);
        }
    }

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static IEnumerable<string> Arguments(Uri http, ServiceHostOptions options) => new Dictionary<string, string?>(options.Settings)
    {
        ["urls"] = http.ToString(),
        ["ServiceAuth:Token"] = options.ServiceToken,
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    }.Select(setting => $"--{setting.Key}={setting.Value}");

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{Id}/status").Single(line => line.StartsWith(name, StringComparison.Ordinal));

        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
