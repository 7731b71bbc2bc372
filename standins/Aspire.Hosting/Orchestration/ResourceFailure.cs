namespace Aspire.Hosting.Orchestration;

/// <summary>A resource has failed for a reason of its own.</summary>
internal sealed class ResourceFailureException(string message) : DistributedApplicationException(message);

/// <summary>A resource cannot start because one that it waits for has failed, which has been reported already.</summary>
internal sealed class DependencyFailedException(string message) : DistributedApplicationException(message);
