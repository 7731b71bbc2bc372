namespace McpEdge.Resources;

/// <summary>What is published about a resource.</summary>
/// <param name="Path">Address below <see cref="ResourceAddress.Scheme"/>; a segment in braces is an argument of the reader.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For models: what is in it and when to read it.</param>
/// <param name="Scope">What a key needs to see and read it.</param>
internal sealed record ResourceProfile(string Path, string Title, string Description, string Scope)
{
    public const string Json = "application/json";
    public const string Markdown = "text/markdown";

    public string MimeType { get; init; } = Json;

    /// <summary>Where values of the argument come from that can be offered; null where there are none.</summary>
    public string? Completion { get; init; }

    /// <summary>Whether more follows behind <c>?cursor=</c>.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether each account has a resource of its own at the same address.</summary>
    public bool IsPerAccount { get; init; }

    /// <summary>
    /// One spelling of the argument for all that mean the same. By default UUIDs are in small letters and everything else, such as item
    /// ids, in capitals; people write both as they like.
    /// </summary>
    public Func<string, string> Canonical { get; init; } = value => Guid.TryParse(value, out var id) ? id.ToString() : value.ToUpperInvariant();

    public IReadOnlyList<string> Segments { get; } = Path.Split('/');

    /// <summary>The name of the argument in the path; null where the path is complete.</summary>
    public string? Variable { get; } = Path.EndsWith('}') ? Path[(Path.IndexOf('{', StringComparison.Ordinal) + 1)..^1] : null;

    /// <summary>The path without its argument, as a name: <c>menu_items</c>, <c>order</c>.</summary>
    public string Name => Path.Split("/{")[0];

    /// <summary>The address of one of them.</summary>
    public string At(string value) => Path.Replace($"{{{Variable}}}", value, StringComparison.Ordinal);

    /// <summary>By what changes of one of them are known, to listeners of the account. No account's name has the sign in it.</summary>
    public string KeyOf(string account, string value) => IsPerAccount ? $"{At(Canonical(value))}@{account}" : At(Canonical(value));
}
