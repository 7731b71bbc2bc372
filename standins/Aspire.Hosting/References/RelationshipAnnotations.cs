namespace Aspire.Hosting.ApplicationModel;

/// <summary>How two resources belong together.</summary>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>For example <c>Reference</c> or <c>Parent</c>.</summary>
    public string Type { get; } = type;
}

internal sealed class ManifestExclusionAnnotation : IResourceAnnotation;
