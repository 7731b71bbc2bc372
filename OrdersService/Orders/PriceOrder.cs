using Microsoft.Extensions.Options;

namespace OrdersService.Orders;

/// <summary>An order that may be placed: known customer, known prices, total as the caller expects.</summary>
internal sealed record PricedOrder(OrderCustomer Customer, string Location, IReadOnlyList<OrderLine> Lines, Money Total);

/// <summary>Finds out who orders and what it costs, and refuses with everything that is wrong at once.</summary>
internal sealed class PriceOrder(CustomerDirectory customers, Catalogue catalogue, StockKeeper stock, IOptions<OrdersOptions> options)
{
    /// <param name="request">What was asked for.</param>
    /// <param name="errors">What is already known to be wrong with it; then only products and location are looked at.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<PricedOrder> HandleAsync(OrderRequest request, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var currency = options.Value.Currency;
        var location = request.Location.Length > 0 ? request.Location : options.Value.DefaultLocation;
        var items = request.Items.Where(item => PlaceOrderRules.IsItemId(item.ItemId)).ToList();

        // None depends on another's answer, so the caller waits for the slowest alone.
        var products = catalogue.GetAsync([.. items.Select(item => item.ItemId)], cancellationToken);
        var found = errors.Count > 0 ? Task.FromResult<OrderCustomer?>(null) : customers.FindAsync(request.Customer, cancellationToken);
        var known = IsLocationAsync(location, items, cancellationToken);
        await Task.WhenAll(products, found, known);

        var lines = Pricing.Price(items, await products, currency, errors);

        if (!await known)
            errors.Add(new("location", "NOT_FOUND", $"There is no location {location}."));

        if (Pricing.Total(lines, currency) is not { } total)
            throw OrderErrors.Invalid([.. errors, new("lines", "OUT_OF_RANGE", "The total of this order is too large.")]);

        OrderErrors.ThrowIfAny(errors);
        var customer = Orderer(await found, request.Customer);

        return total == (request.ExpectedTotal ?? total)
            ? new(customer, location, lines, total)
            : throw OrderErrors.OtherTotal(total, request.ExpectedTotal!.Value);
    }

    // The default location is ours and right; another one is looked for with any product, or not at all when it is malformed.
    private Task<bool> IsLocationAsync(string location, List<RequestedItem> items, CancellationToken cancellationToken) =>
        location == options.Value.DefaultLocation || items.Count == 0 || !LocationName.TryParse(location, out _)
            ? Task.FromResult(true)
            : stock.IsLocationAsync(location, items[0].ItemId, cancellationToken);

    private static OrderCustomer Orderer(OrderCustomer? customer, string reference) => customer switch
    {
        null => throw OrderErrors.NoCustomer(reference),
        { IsActive: false } => throw OrderErrors.Disabled(customer),
        _ => customer,
    };
}
