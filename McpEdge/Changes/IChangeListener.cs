using ServiceDefaults.Changes;

namespace McpEdge.Changes;

/// <summary>
/// Something in this process that the services' changes make stale. Each listener hears one batch at a time, in the order of each feed, and
/// keeps no other waiting.
/// </summary>
internal interface IChangeListener
{
    /// <summary>Any change of this service may have been missed: forget whatever was derived from its data.</summary>
    Task StartAfreshAsync(string service, CancellationToken cancellationToken);

    /// <summary>These changes were committed. When it throws, the service is started afresh after a pause.</summary>
    Task HearAsync(ChangeBatch batch, CancellationToken cancellationToken);
}
