using System.Globalization;

namespace Aspire.Hosting.State;

/// <summary>Ports chosen in earlier runs, so that a resource keeps its address.</summary>
internal sealed class PortMemory(string path)
{
    private readonly Lock _gate = new();

    public int? Recall(string endpoint)
    {
        lock (_gate)
        {
            return Read().TryGetValue(endpoint, out var port) ? port : null;
        }
    }

    public void Remember(string endpoint, int port)
    {
        lock (_gate)
        {
            var all = Read();
            if (all.TryGetValue(endpoint, out var known) && known == port)
            {
                return;
            }

            all[endpoint] = port;
            PrivateFile.Write(path, string.Concat(all.Select(pair => $"{pair.Key}={pair.Value}\n")));
        }
    }

    // A line that cannot be read is a port that is chosen anew.
    private SortedDictionary<string, int> Read()
    {
        var all = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return all;
        }

        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('=', 2);
            if (parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var port))
            {
                all[parts[0]] = port;
            }
        }

        return all;
    }
}
