namespace Aspire.Hosting.ApplicationModel;

/// <summary>The application as described, once building is over.</summary>
public class DistributedApplicationModel
{
    /// <summary>A model of the given resources.</summary>
    public DistributedApplicationModel(IEnumerable<IResource> resources)
    {
        var collection = new ResourceCollection();
        foreach (var resource in resources)
        {
            collection.Add(resource);
        }

        Resources = collection;
    }

    internal DistributedApplicationModel(IResourceCollection resources) => Resources = resources;

    /// <summary>The resources.</summary>
    public IResourceCollection Resources { get; }
}
