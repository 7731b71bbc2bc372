using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;
using Aspire.Hosting.State;

namespace Aspire.Hosting.Redis;

/// <summary>Prepares a server: Garnet, or redis-server where that is installed and Garnet is not to be had.</summary>
internal static class RedisLauncher
{
    public static async Task<ProcessSpec> PrepareAsync(RedisResource server, LaunchContext context, CancellationToken cancellationToken)
    {
        var password = server.PasswordParameter is { } parameter
            ? await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false)
            : null;
        var folder = Path.Combine(context.State.Root, "data", server.Name);
        Directory.CreateDirectory(folder);
        var redis = ExecutablePath.Find("redis-server");
        try
        {
            if (await GarnetTool.FindAsync(context, cancellationToken).ConfigureAwait(false) is { } garnet)
            {
                return Garnet(server, garnet, folder, password, context);
            }
        }
        catch (DistributedApplicationException unavailable) when (redis is not null)
        {
            context.Progress($"{unavailable.Message} Using {redis} instead.");
        }

        return redis is not null
            ? Redis(server, redis, folder, password, context)
            : throw new DistributedApplicationException(
                $"'{server.Name}' needs a Redis server: run dotnet tool install garnet-server in the repository, or install redis-server.");
    }

    // In a file that nobody else can read: arguments are visible to every user of the machine.
    private static ProcessSpec Garnet(RedisResource server, string garnet, string folder, string? password, LaunchContext context)
    {
        var settings = new JsonObject
        {
            ["Port"] = server.PrimaryEndpoint.Port,
            ["Address"] = "127.0.0.1",
            ["EnableLua"] = true,
            // Redis runs one script at a time; Garnet does so with its transactions.
            ["LuaTransactionMode"] = true,
            ["AuthenticationMode"] = password is null ? "NoAuth" : "Password",
            ["Password"] = password,
            // A development machine's share; the server's own default is meant for a machine of its own.
            ["LogMemorySize"] = "256m",
            ["PageSize"] = "4m",
            ["IndexMemorySize"] = "16m",
        };
        var file = Path.Combine(folder, "garnet.conf");
        PrivateFile.Write(file, settings.ToJsonString());
        return new ProcessSpec(DotnetHost.Path, [garnet, "--config-import-path", file, .. context.Arguments], folder, context.Environment);
    }

    private static ProcessSpec Redis(RedisResource server, string redis, string folder, string? password, LaunchContext context)
    {
        string[] settings =
        [
            $"port {server.PrimaryEndpoint.Port}",
            "bind 127.0.0.1",
            "save \"\"",
            .. password is null ? Array.Empty<string>() : [$"requirepass \"{password}\""],
        ];
        var file = Path.Combine(folder, "redis.conf");
        PrivateFile.Write(file, string.Join('\n', settings) + "\n");
        return new ProcessSpec(redis, [file, .. context.Arguments], folder, context.Environment);
    }
}
