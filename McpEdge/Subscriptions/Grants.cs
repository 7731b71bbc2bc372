using McpEdge.Auth;
using McpEdge.Resources;

namespace McpEdge.Subscriptions;

/// <summary>What a caller may subscribe to: what it may read.</summary>
internal sealed class Grants(ResourceCatalogue resources)
{
    /// <summary>The path by which changes of the resource are known; null when there is none or the caller may not read it.</summary>
    public string? PathOf(Caller caller, string uri) =>
        ResourceAddress.Parse(uri) is { Cursor: null } address
        && resources.TryFind(uri, out var resource, out _)
        && caller.May(resource.About.Scope)
            ? Canonical(address.Path, resource.About)
            : null;

    // Item ids are written in capitals, UUIDs in small letters; people write both as they like.
    private static string Canonical(string path, ResourceProfile about)
    {
        if (about.Variable is null)
        {
            return path;
        }

        var value = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);

        return about.At(Guid.TryParse(value, out var id) ? id.ToString() : value.ToUpperInvariant());
    }
}
