using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aspire.Hosting.State;

/// <summary>Generated secrets, in a file that only its owner can read.</summary>
internal sealed class SecretStore(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _gate = new();

    public string GetOrAdd(string key, Func<string> create)
    {
        lock (_gate)
        {
            var all = Read();
            if (all[key] is JsonValue kept && kept.TryGetValue<string>(out var value))
            {
                return value;
            }

            var created = create();
            all[key] = created;
            Write(all);
            return created;
        }
    }

    private JsonObject Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject
                ?? throw new DistributedApplicationException($"The secrets file {path} does not hold a JSON object.");
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"The secrets file {path} cannot be read: {broken.Message}", broken);
        }
    }

    private void Write(JsonObject all)
    {
        PrivateFile.Write(path, all.ToJsonString(Indented));
    }
}
