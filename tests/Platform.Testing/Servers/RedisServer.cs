using System.Diagnostics;
using System.Text.Json;

namespace Platform.Testing.Servers;

/// <summary>A private server that speaks Redis' protocol: Garnet from the tool manifest, else <c>redis-server</c>.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Garnet = "garnet-server";
    private const string Manifest = ".config/dotnet-tools.json";

    private readonly ChildServer _process;

    private RedisServer(ChildServer process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its address in StackExchange.Redis notation.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts a server.</summary>
    /// <param name="port">The port to listen on; null for a free one.</param>
    /// <exception cref="ServerMissingException">There is none to be had.</exception>
    public static async Task<RedisServer> StartAsync(int? port = null)
    {
        var chosen = port ?? FreePort.Next();

        return new RedisServer(await ChildServer.StartAsync(Describe(chosen)), chosen);
    }

    /// <summary>Stops the server.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ChildServerStart Describe(int port)
    {
        if (OperatingSystem.IsWindows())
            throw new ServerMissingException("On Windows no Redis server is started for tests.");

        if (FindGarnet() is { } garnet)
        {
            // Redis runs one script at a time; Garnet does so with its transactions.
            return new ChildServerStart(
                ["dotnet", garnet, "--port", $"{port}", "--bind", "127.0.0.1", "--lua", "--lua-transaction-mode"], "ready to accept connections");
        }

        if (OnPath("redis-server") is { } redis)
            return new ChildServerStart(
                [redis, "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
                "ready to accept connections");

        throw new ServerMissingException("No Redis server: run 'dotnet tool restore' for Garnet, or install the package 'redis-server'.");
    }

    private static string? FindGarnet() => ManifestFile() is { } manifest ? RestoredGarnet(manifest) ?? RestoreGarnet(manifest) : null;

    private static string? RestoreGarnet(string manifest)
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["tool", "restore", "--tool-manifest", manifest]) { RedirectStandardOutput = true })!;
        restore.StandardOutput.ReadToEnd();
        restore.WaitForExit();

        return RestoredGarnet(manifest);
    }

    // Started by itself and not by "dotnet tool run", so that the process we stop is the server.
    private static string? RestoredGarnet(string manifest)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        var tools = Path.Combine(packages, Garnet, GarnetVersion(manifest), "tools");

        if (Directory.Exists(tools))
            return Directory.EnumerateFiles(tools, "GarnetServer.dll", SearchOption.AllDirectories).Max();

        // The SDK does not restore a tool again where NuGet's folder has changed, but remembers where it is.
        var memory = Path.Combine(Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? home, ".dotnet", "toolResolverCache", "1", Garnet);

        return File.Exists(memory)
            ? JsonDocument.Parse(File.ReadAllText(memory)).RootElement.EnumerateArray()
                .Select(tool => tool.GetProperty("PathToExecutable").GetString())
                .FirstOrDefault(File.Exists)
            : null;
    }

    private static string GarnetVersion(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(manifest));

        return json.RootElement.GetProperty("tools").GetProperty(Garnet).GetProperty("version").GetString()!;
    }

    private static string? ManifestFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, Manifest);

            if (File.Exists(manifest))
                return manifest;
        }

        return null;
    }

    private static string? OnPath(string file) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, file))
        .FirstOrDefault(File.Exists);
}
