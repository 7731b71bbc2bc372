using System.Text.Json;

namespace Aspire.Hosting;

/// <summary>The content of <c>Properties/launchSettings.json</c>.</summary>
public sealed class LaunchSettings
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The profiles by name, in the order of the file.</summary>
    public Dictionary<string, LaunchProfile> Profiles { get; set; } = [];

    /// <summary>The settings of a project, if it has any.</summary>
    /// <exception cref="DistributedApplicationException">The file is not valid JSON.</exception>
    internal static LaunchSettings? Read(string projectPath)
    {
        var path = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), Lenient);
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"{path} is not valid: {broken.Message}", broken);
        }
    }

    /// <summary>The named profile; else one named like the AppHost's own; else the first that starts the project itself.</summary>
    internal (string Name, LaunchProfile Profile)? Choose(string? name, string? appHostProfile)
    {
        if (name is not null)
        {
            return Profiles.TryGetValue(name, out var named)
                ? (name, named)
                : throw new DistributedApplicationException($"Launch profile '{name}' does not exist.");
        }

        if (appHostProfile is not null && Profiles.TryGetValue(appHostProfile, out var same))
        {
            return (appHostProfile, same);
        }

        var first = Profiles.FirstOrDefault(pair => pair.Value.CommandName is null or "" or "Project");
        return first.Value is null ? null : (first.Key, first.Value);
    }
}

/// <summary>One way to launch a project.</summary>
public sealed class LaunchProfile
{
    public string? CommandName { get; set; }

    public string? CommandLineArgs { get; set; }

    /// <summary>URLs separated by semicolons.</summary>
    public string? ApplicationUrl { get; set; }

    public bool? LaunchBrowser { get; set; }

    public string? LaunchUrl { get; set; }

    public bool? DotnetRunMessages { get; set; }

    public string? ExecutablePath { get; set; }

    public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
}
