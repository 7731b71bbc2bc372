namespace Aspire.Hosting.ApplicationModel;

/// <summary>How many processes of a project run behind its endpoints.</summary>
public class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    /// <summary>The number, 1 at least.</summary>
    public int Replicas { get; } = replicas;
}
