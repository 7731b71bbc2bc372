using System.Text.RegularExpressions;
using McpEdge.Api;
using McpEdge.Security;
using McpEdge.Toolsets;
using IPNetwork = System.Net.IPNetwork;

namespace McpEdge.Auth.ApiKeys;

/// <summary>What somebody wants a new key to be, not checked yet.</summary>
internal sealed partial record KeyRequest
{
    public string? Account { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>All tools when left out.</summary>
    public string? Toolset { get; init; }

    /// <summary>In CIDR notation; from anywhere when left out.</summary>
    public IReadOnlyList<string>? AllowedNetworks { get; init; }

    public string? Locale { get; init; }

    /// <summary>Never when left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The key's row, under the hash of <paramref name="key"/>.</summary>
    /// <exception cref="ApiException">Something is wrong; all of it is said at once.</exception>
    public ApiKey ToRow(string key, DateTimeOffset now)
    {
        if (Problems(now).ToList() is { Count: > 0 } problems)
        {
            throw new ApiException(ApiProblem.Invalid(problems));
        }

        return new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Account = Account!.Trim(),
            Name = Name!.Trim(),
            Hash = ApiKeyHash.Of(key),
            Scopes = [.. Scopes!.Distinct()],
            Toolset = Toolset ?? ToolsetDefinition.All,
            AllowedNetworks = [.. (AllowedNetworks ?? []).Select(Network)],
            Locale = Locale,
            CreatedAt = now,
            ExpiresAt = ExpiresAt?.ToUniversalTime(),
        };
    }

    private static IPNetwork Network(string text) => Networks.TryParse(text, out var network) ? network : throw new FormatException(text);

    private IEnumerable<ApiFieldProblem> Problems(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Account))
        {
            yield return new("account", "is required");
        }

        if (Name?.Trim() is not { Length: > 0 and <= 100 })
        {
            yield return new("name", "must have 1 to 100 characters");
        }

        if (Scopes is not { Count: > 0 and <= 50 } || !Scopes.All(scope => scope is not null && Scope().IsMatch(scope)))
        {
            yield return new("scopes", "must be a list of scopes such as customers:read; * is everything");
        }

        if (Toolset is not null && !ToolsetDefinition.Names.Contains(Toolset))
        {
            yield return new("toolset", $"must be one of {string.Join(", ", ToolsetDefinition.Names)}");
        }

        if (AllowedNetworks is { } networks && (networks.Count > 100 || !networks.All(network => Networks.TryParse(network, out _))))
        {
            yield return new("allowed_networks", "must be a list of at most 100 networks such as 203.0.113.0/24 or 2001:db8::/32");
        }

        if (Locale is not null && !LanguageTag().IsMatch(Locale))
        {
            yield return new("locale", "must be a language tag such as en-US, de or fr-CA");
        }

        if (ExpiresAt <= now)
        {
            yield return new("expires_at", "must be in the future, or left out for a key that doesn't expire");
        }
    }

    [GeneratedRegex(@"^(\*|[a-z][a-z_]{0,48}:[a-z][a-z_]{0,48})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scope();

    // BCP 47 as far as voices have it: language, script, region.
    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
