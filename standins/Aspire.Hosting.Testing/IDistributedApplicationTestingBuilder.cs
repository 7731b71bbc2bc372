namespace Aspire.Hosting.Testing;

/// <summary>An application that a test has taken over before it is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Lets the description end, and returns the application, which the test starts and disposes of.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
