using System.Globalization;

namespace McpEdge.KeyCommands;

/// <summary>A command as it was typed.</summary>
/// <param name="Action">list, create, rotate or revoke.</param>
/// <param name="Options">By their names without hyphens.</param>
internal sealed record KeysArguments(string Action, IReadOnlyDictionary<string, string> Options)
{
    public const string Usage =
        """
        keys list   [--account NAME]
        keys create --account NAME --name TEXT --scopes LIST [--toolset NAME] [--networks LIST] [--locale TAG] [--expires TIME] [--new-account]
        keys rotate --id ID [--grace TIME]
        keys revoke --id ID

        LIST is separated by commas; TIME is 30m, 12h, 90d or, for --expires, a date such as 2027-01-31. Every command takes
        --connection "…", which wins over ConnectionStrings:edgedb of the configuration. A new key is printed once and kept nowhere.
        """;

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["list"] = ["account"],
        ["create"] = ["account", "name", "scopes", "toolset", "networks", "locale", "expires", "new-account"],
        ["rotate"] = ["id", "grace"],
        ["revoke"] = ["id"],
    };

    public string? Connection => Text("connection");

    public Guid Id => Guid.TryParse(Text("id"), out var id) ? id : throw new UsageException("--id must be the id of a key: 'keys list' shows them.");

    /// <exception cref="UsageException">It is no command.</exception>
    public static KeysArguments Read(string[] args)
    {
        if (args is not [_, var action, ..] || !Known.TryGetValue(action, out var known))
        {
            throw new UsageException($"'keys' needs one of {string.Join(", ", Known.Keys)}.");
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 2; at < args.Length; at++)
        {
            var name = args[at].StartsWith("--", StringComparison.Ordinal) ? args[at][2..] : "";
            if (name != "connection" && !known.Contains(name))
            {
                throw new UsageException($"'keys {action}' doesn't take '{args[at]}'.");
            }

            var value = name == "new-account" ? "yes" : ++at < args.Length ? args[at] : throw new UsageException($"--{name} needs a value.");
            if (!options.TryAdd(name, value))
            {
                throw new UsageException($"--{name} is given twice.");
            }
        }

        return new(action, options);
    }

    public string? Text(string name) => Options.GetValueOrDefault(name);

    public string[]? List(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A span such as 12h; null when it isn't given.</summary>
    public TimeSpan? Span(string name) => Text(name) is not { } text ? null
        : TryReadSpan(text, out var span) ? span
        : throw new UsageException($"--{name} must be a time such as 30m, 12h or 90d.");

    /// <summary>A span from now, or a date in UTC; null when it isn't given.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now) => Text(name) is not { } text ? null
        : TryReadSpan(text, out var span) ? now + span
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new UsageException($"--{name} must be a time such as 90d or a date such as 2027-01-31.");

    private static bool TryReadSpan(string text, out TimeSpan span)
    {
        var known = int.TryParse(text.AsSpan(0, Math.Max(text.Length - 1, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        span = text.LastOrDefault() switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(Math.Min(count, 36_500)),
            _ => default,
        };

        return known && text.LastOrDefault() is ('m' or 'h' or 'd');
    }
}
