namespace McpEdge.Auth.ApiKeys;

/// <summary>A key as it is shown, without the key.</summary>
internal record KeyView
{
    public KeyView(ApiKey key, DateTimeOffset now)
    {
        Id = key.Id;
        Account = key.Account;
        Name = key.Name;
        Status = key.RevokedAt is not null ? "revoked" : key.IsActive(now) ? "active" : "expired";
        Scopes = key.Scopes;
        Toolset = key.Toolset;
        AllowedNetworks = [.. key.AllowedNetworks.Select(network => network.ToString())];
        Locale = key.Locale;
        CreatedAt = key.CreatedAt;
        ExpiresAt = key.ExpiresAt;
        RevokedAt = key.RevokedAt;
        LastUsedAt = key.LastUsedAt;
    }

    public Guid Id { get; }

    public string Account { get; }

    public string Name { get; }

    /// <summary>active, expired or revoked; a disabled account's keys are not good whatever this says.</summary>
    public string Status { get; }

    public IReadOnlyList<string> Scopes { get; }

    public string Toolset { get; }

    public IReadOnlyList<string> AllowedNetworks { get; }

    public string? Locale { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? ExpiresAt { get; }

    public DateTimeOffset? RevokedAt { get; }

    public DateTimeOffset? LastUsedAt { get; }
}

/// <summary>A new key with the key itself, which is shown this once.</summary>
internal sealed record IssuedKeyView : KeyView
{
    public IssuedKeyView(IssuedKey issued, DateTimeOffset now)
        : base(issued.Row, now) => Key = issued.Key;

    public string Key { get; }
}
