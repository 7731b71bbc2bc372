using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Which resource needs which others to run.</summary>
internal static class Dependencies
{
    /// <summary>What a resource needs: what it waits for, what it lives in, and what it refers to unless that is a project, which may refer back.</summary>
    public static IEnumerable<IResource> Of(IResource resource) =>
        Waits(resource)
            .Concat(resource.Annotations.OfType<ResourceRelationshipAnnotation>()
                .Where(relation => relation.Type == "Reference" && relation.Resource is not ProjectResource)
                .Select(relation => relation.Resource))
            .Distinct();

    /// <exception cref="DistributedApplicationException">Resources wait for each other in a circle.</exception>
    public static void EnsureNoCycle(IEnumerable<IResource> resources)
    {
        var done = new HashSet<IResource>();
        foreach (var resource in resources)
        {
            Visit(resource, [], done);
        }
    }

    private static IEnumerable<IResource> Waits(IResource resource)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource);
        return resource is IResourceWithParent child ? waits.Append(child.Parent) : waits;
    }

    private static void Visit(IResource resource, List<IResource> path, HashSet<IResource> done)
    {
        if (path.Contains(resource))
        {
            var circle = path.SkipWhile(other => other != resource).Append(resource).Select(other => $"'{other.Name}'");
            throw new DistributedApplicationException($"Resources wait for each other in a circle: {string.Join(" → ", circle)}.");
        }

        if (done.Contains(resource))
        {
            return;
        }

        path.Add(resource);
        foreach (var dependency in Waits(resource))
        {
            Visit(dependency, path, done);
        }

        path.RemoveAt(path.Count - 1);
        done.Add(resource);
    }
}
