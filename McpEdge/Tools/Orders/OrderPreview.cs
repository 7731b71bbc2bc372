using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using McpEdge.Tools.Customers;
using Microsoft.Extensions.Options;
using WireCustomers = Platform.Contracts.Customers.V1;
using WireInventory = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Orders;

/// <summary>Says who would order what and for how much, before an order is placed.</summary>
internal sealed class OrderPreview(
    WireCustomers.CustomerService.CustomerServiceClient customers,
    WireInventory.ProductService.ProductServiceClient products,
    IOptions<OrderToolsOptions> options)
{
    private static readonly Phrase Effect = new(
        "order {0} for {1}, at {2}: {3} in all",
        "für {1} am Standort {2} bestellen: {0}, insgesamt {3}",
        "commander pour {1}, à {2} : {0}, {3} en tout");

    private static readonly Phrase EffectAnywhere = new(
        "order {0} for {1}, at the default location: {2} in all",
        "für {1} am üblichen Standort bestellen: {0}, insgesamt {2}",
        "commander pour {1}, à l'endroit habituel : {0}, {2} en tout");

    private static readonly Phrase NoProduct = new("is not a product", "ist kein Produkt", "n'est pas un produit");

    private static readonly Phrase WhichProduct = new(
        "Which product would you like?", "Welches Produkt möchten Sie?", "Quel produit souhaitez-vous ?");

    /// <summary>The words, and the order with the total that they name: it is refused if it comes to cost something else.</summary>
    public async Task<(string Speech, OrderCreateArguments Priced)> DescribeAsync(
        OrderCreateArguments order, string path, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new WireInventory.GetProductsRequest();
        request.ItemIds.AddRange(order.Items.Select(item => ItemIdAttribute.Canonical(item.ItemId)).Distinct());

        var naming = customers.NameAsync(order.CustomerId, context, cancellationToken);
        var found = await products.GetProductsAsync(request, context.Required(cancellationToken));
        var lines = Match(order, [.. found.Products], path);
        var total = new Money(lines.Sum(line => line.Quantity * line.Product.Price.MinorUnits), options.Value.Currency);

        var language = context.Language;
        var goods = language.List([.. lines.Select(line => SpokenGoods.Count(line.Quantity, line.Product.Name, language))]);
        var speech = order.Location is null
            ? EffectAnywhere.In(language, goods, await naming, total.Say(language))
            : Effect.In(language, goods, await naming, LocationAttribute.Canonical(order.Location), total.Say(language));

        return (speech, order with { Total = order.Total ?? MajorUnits.FromMinor(total.MinorUnits, options.Value.Decimals) });
    }

    private static List<(long Quantity, WireInventory.Product Product)> Match(
        OrderCreateArguments order, IReadOnlyList<WireInventory.Product> products, string path)
    {
        var byId = products.ToDictionary(product => product.ItemId);
        var unknown = order.Items.Index()
            .Where(entry => !byId.ContainsKey(ItemIdAttribute.Canonical(entry.Item.ItemId)))
            .Select(entry => new FieldProblem($"{path}items[{entry.Index}].item_id", NoProduct, WhichProduct))
            .ToList();

        return unknown.Count > 0
            ? throw new ToolRefusedException(EdgeErrors.InvalidArguments(unknown))
            : [.. order.Items.Select(item => (item.Quantity, byId[ItemIdAttribute.Canonical(item.ItemId)]))];
    }
}
