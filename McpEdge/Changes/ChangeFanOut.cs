using McpEdge.Caching;
using ServiceDefaults.Changes;

namespace McpEdge.Changes;

/// <summary>
/// Follows each service's feed once for the whole process and hands every change to every listener; before that, answers that it makes
/// stale are dropped, so that whoever hears of it and asks gets a new one.
/// </summary>
internal sealed class ChangeFanOut(DataFreshness freshness, IEnumerable<ChangeDelivery> deliveries) : IChangeHandler
{
    private readonly ChangeDelivery[] _deliveries = [.. deliveries];

    public async Task StartAfreshAsync(string service, string position, CancellationToken cancellationToken)
    {
        await freshness.StartAfreshAsync(service, position, cancellationToken);
        foreach (var delivery in _deliveries)
        {
            delivery.StartAfresh(service);
        }
    }

    public void Lose(string service) => freshness.Lose(service);

    public async Task HandleAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        await freshness.HandleAsync(batch, cancellationToken);

        // A batch without changes only moves the position, which no listener keeps.
        if (batch.Changes.Count > 0)
        {
            foreach (var delivery in _deliveries)
            {
                delivery.Offer(batch);
            }
        }
    }
}
