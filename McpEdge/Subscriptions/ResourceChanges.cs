using System.Threading.Channels;
using Grpc.Core;
using McpEdge.Changes;
using McpEdge.Pipeline;
using McpEdge.Resources.Customers;
using McpEdge.Resources.Menu;
using McpEdge.Resources.Orders;
using Microsoft.Extensions.Options;
using ServiceDefaults.Changes;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Subscriptions;

/// <summary>Turns the services' changes into the resources that are different. What comes in quick succession is told together.</summary>
internal sealed class ResourceChanges(
    SubscriptionHub hub,
    Wire.OrderService.OrderServiceClient orders,
    IOptions<SubscriptionOptions> options,
    IOptions<BudgetOptions> budgets,
    TimeProvider clock)
    : BackgroundService, IChangeListener
{
    private static readonly string[] OfCustomers = [Below(CustomerByNumber.Published.Name)];
    private static readonly string[] OfInventory = [MenuItems.Published.Path, Below(MenuItem.Published.Name)];
    private static readonly string Days = Below(OrdersOfDay.Published.Name);
    private static readonly string[] OfOrders = [LiveOrders.Published.Path, Days, Below(OrderByNumber.Published.Name)];

    private readonly Lock _lock = new();
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private HashSet<string> _touched = new(StringComparer.Ordinal);

    public Task StartAfreshAsync(string service, CancellationToken cancellationToken)
    {
        var prefixes = service switch
        {
            "customers" => OfCustomers,
            "inventory" => OfInventory,
            _ => OfOrders,
        };
        Touch(prefixes.SelectMany(hub.PathsBelow));

        return Task.CompletedTask;
    }

    public async Task HearAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        Touch(batch.Changes.SelectMany(PathsOf));
        var changed = batch.Changes.Where(change => change.Entity == "order").Select(change => change.EntityId).Distinct();
        await TouchDaysAsync(changed, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            hub.Tell(TakeTouched());
            await Task.Delay(options.Value.Pause, clock, stoppingToken);
        }
    }

    private static IEnumerable<string> PathsOf(Change change) => change.Entity switch
    {
        "customer" => [CustomerByNumber.Published.At(change.Handle), CustomerByNumber.Published.At(change.EntityId)],
        "product" => [MenuItems.Published.Path, MenuItem.Published.At(change.EntityId)],
        "stock" => [MenuItem.Published.At(change.EntityId.Split('/')[0])],
        "order" => [LiveOrders.Published.Path, OrderByNumber.Published.At(change.Handle), OrderByNumber.Published.At(change.EntityId)],
        _ => [],
    };

    // Only OrdersService knows which business day an order is of; it is asked when somebody wants to know.
    private async Task TouchDaysAsync(IEnumerable<string> changed, CancellationToken cancellationToken)
    {
        foreach (var order in changed)
        {
            if (hub.PathsBelow(Days) is not { Count: > 0 } days)
            {
                return;
            }

            Touch(await DayOfAsync(order, cancellationToken) is { } day ? [OrdersOfDay.Published.At(day)] : days);
        }
    }

    private async Task<string?> DayOfAsync(string order, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + budgets.Value.Read;
        try
        {
            var found = await orders.GetOrderAsync(
                new() { OrderId = order }, new CallOptions(deadline: deadline.UtcDateTime, cancellationToken: cancellationToken));

            return found.BusinessDate;
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Touch(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            _touched.UnionWith(paths);
        }

        _wake.Writer.TryWrite(true);
    }

    private HashSet<string> TakeTouched()
    {
        lock (_lock)
        {
            var touched = _touched;
            _touched = new(StringComparer.Ordinal);

            return touched;
        }
    }

    private static string Below(string name) => name + "/";
}
