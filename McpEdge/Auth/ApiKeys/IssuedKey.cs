namespace McpEdge.Auth.ApiKeys;

/// <summary>A new key, the only time that it can be read.</summary>
internal sealed record IssuedKey(string Key, ApiKey Row);
