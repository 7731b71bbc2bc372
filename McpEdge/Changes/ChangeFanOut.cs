using ServiceDefaults.Changes;

namespace McpEdge.Changes;

/// <summary>Follows each service's feed once for the whole process and hands every change to every listener.</summary>
internal sealed class ChangeFanOut(IEnumerable<ChangeDelivery> deliveries) : IChangeHandler
{
    private readonly ChangeDelivery[] _deliveries = [.. deliveries];

    public Task StartAfreshAsync(string service, string position, CancellationToken cancellationToken)
    {
        foreach (var delivery in _deliveries)
        {
            delivery.StartAfresh(service);
        }

        return Task.CompletedTask;
    }

    public Task HandleAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        // A batch without changes only moves the position, which nobody here keeps.
        if (batch.Changes.Count > 0)
        {
            foreach (var delivery in _deliveries)
            {
                delivery.Offer(batch);
            }
        }

        return Task.CompletedTask;
    }
}
