using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Computes the URLs of a resource when its endpoints are known.</summary>
internal static class ResourceUrls
{
    public static async Task ResolveAsync(IResource resource, DistributedApplicationExecutionContext execution)
    {
        var given = resource.Annotations.OfType<ResourceUrlAnnotation>().ToArray();
        var urls = given.ToList();
        if (resource is IResourceWithEndpoints owner)
        {
            urls.InsertRange(0, owner.GetEndpoints()
                .Where(endpoint => endpoint.IsAllocated)
                .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }));
        }

        var context = new ResourceUrlsCallbackContext(execution, resource, urls);
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        foreach (var url in given)
        {
            resource.Annotations.Remove(url);
        }

        foreach (var url in context.Urls)
        {
            resource.Annotations.Add(url);
        }
    }
}
