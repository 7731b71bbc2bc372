using System.Globalization;
using McpEdge.Tools;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Completions;

/// <summary>Numbers of the latest hundred orders.</summary>
internal sealed class OrderNumbers(Wire.OrderService.OrderServiceClient orders) : CompletionSource(CompletionNames.Orders, "orders:read")
{
    private const int Latest = 100;

    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken)
    {
        var page = await orders.ListOrdersAsync(new() { PageSize = Latest }, context.Required(cancellationToken));

        return page.Orders.Select(order => order.Number.ToString(CultureInfo.InvariantCulture))
            .Where(number => number.StartsWith(typed, StringComparison.Ordinal));
    }
}
