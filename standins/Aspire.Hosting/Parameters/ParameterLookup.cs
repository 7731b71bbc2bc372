using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Parameters;

internal static class ParameterLookup
{
    public static string Find(IDistributedApplicationBuilder builder, string name, ParameterDefault? @default)
    {
        var configuration = builder.Configuration;
        return configuration[$"Parameters:{name}"]
            // An environment variable cannot carry a hyphen.
            ?? configuration[$"Parameters:{name.Replace('-', '_')}"]
            ?? @default?.GetDefaultValue()
            ?? throw Missing(name, $"Parameters:{name}", $"Parameters__{name.Replace('-', '_')}");
    }

    public static string FindAt(IDistributedApplicationBuilder builder, string name, string key) =>
        builder.Configuration[key] ?? throw Missing(name, key, key.Replace(":", "__"));

    private static MissingParameterValueException Missing(string name, string key, string variable) =>
        new($"Parameter '{name}' has no value: set '{key}' (environment variable {variable}, or dotnet user-secrets set {key} <value>).");
}
