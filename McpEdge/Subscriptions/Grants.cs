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
            ? PathOf(caller.Account, address.Path, resource.About)
            : null;

    private static string PathOf(string account, string path, ResourceProfile about) => about.Variable is null
        ? path
        : about.KeyOf(account, Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]));
}
