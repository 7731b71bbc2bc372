using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using McpEdge.Auth;

namespace McpEdge.Resources;

/// <summary>All resources, in the order they were registered in, which is the order they are listed in.</summary>
internal sealed class ResourceCatalogue(IEnumerable<IResource> resources)
{
    public IReadOnlyList<IResource> All { get; } = [.. resources];

    public IEnumerable<IResource> Of(Caller caller) => All.Where(resource => caller.May(resource.About.Scope));

    /// <summary>The resource at an address, and the arguments that the address has for it.</summary>
    public bool TryFind(string uri, [NotNullWhen(true)] out IResource? resource, out JsonElement arguments)
    {
        var address = ResourceAddress.Parse(uri);
        foreach (var candidate in All)
        {
            if (address?.ArgumentsFor(candidate.About) is { } found)
            {
                resource = candidate;
                arguments = JsonSerializer.SerializeToElement(found);
                return true;
            }
        }

        resource = null;
        arguments = default;
        return false;
    }
}
