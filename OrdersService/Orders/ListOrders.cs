using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrdersService.Data;
using ServiceDefaults.Paging;

namespace OrdersService.Orders;

/// <summary>Orders that match all of the given, newest first.</summary>
/// <param name="CustomerId">UUID or number; empty: all customers.</param>
/// <param name="FromDate">First business date, YYYY-MM-DD; empty: open.</param>
/// <param name="ToDate">Last business date, YYYY-MM-DD; empty: open.</param>
/// <param name="Statuses">Null stands for one that we don't know; empty: any.</param>
/// <param name="Location">Empty: any.</param>
/// <param name="PageSize">1 to 100; 0 means 20.</param>
/// <param name="PageToken">Where the page before ended; empty: the first page.</param>
internal sealed record ListOrders(
    string CustomerId, string FromDate, string ToDate, IReadOnlyList<OrderStatus?> Statuses, string Location, int PageSize, string PageToken);

/// <param name="Orders">This page, newest first.</param>
/// <param name="NextPageToken">Empty on the last page.</param>
/// <param name="TotalSize">How many orders match, on all pages.</param>
internal sealed record OrderPage(IReadOnlyList<Order> Orders, string NextPageToken, long TotalSize);

internal sealed class ListOrdersHandler(OrdersDbContext db)
{
    public async Task<OrderPage> HandleAsync(ListOrders query, CancellationToken cancellationToken)
    {
        var filter = OrderFilter.Read(query);
        var size = PageSize.Of(query.PageSize);
        var before = PageToken.Decode<long?>(filter.Name, query.PageToken);

        var matching = filter.Apply(db.OrdersWithLines.AsNoTracking());
        var total = await matching.LongCountAsync(cancellationToken);

        // Numbers rise with time, are unique and never change: a position among them stays right while orders arrive.
        var rest = before is { } last ? matching.Where(order => order.Number < last) : matching;
        var orders = await rest.OrderByDescending(order => order.Number).Take(size + 1).ToListAsync(cancellationToken);

        return orders.Count <= size
            ? new(orders, "", total)
            : new(orders[..size], PageToken.Encode(filter.Name, (long?)orders[size - 1].Number), total);
    }
}

/// <summary>Which orders a list has.</summary>
internal sealed record OrderFilter(Reference? Customer, DateOnly? From, DateOnly? To, IReadOnlyList<OrderStatus> Statuses, string Location)
{
    /// <summary>The list with its filters, the same for the same filters.</summary>
    public string Name { get; } = string.Create(
        CultureInfo.InvariantCulture, $"orders?customer={Customer}&from={From:O}&to={To:O}&status={string.Join(',', Statuses)}&location={Location}");

    public static OrderFilter Read(ListOrders query)
    {
        var errors = new List<FieldError>();
        var customer = Reference.Parse(query.CustomerId);
        var (from, to) = (Date("from_date", query.FromDate, errors), Date("to_date", query.ToDate, errors));

        if (customer is null && query.CustomerId.Length > 0)
            errors.Add(new("customer_id", "MALFORMED", "A customer is named by UUID or by number, such as 7."));

        if (from > to)
            errors.Add(new("to_date", "OUT_OF_RANGE", "The last date is not before the first."));

        for (var index = 0; index < query.Statuses.Count; index++)
        {
            if (query.Statuses[index] is null)
                errors.Add(new($"statuses[{index}]", "UNKNOWN", "There is no such status of an order."));
        }

        if (!LocationName.TryParse(query.Location, out var location) && query.Location.Length > 0)
            errors.Add(new("location", "MALFORMED", LocationName.Problem));

        return errors.Count == 0
            ? new(customer, from, to, [.. query.Statuses.OfType<OrderStatus>().Distinct().Order()], location)
            : throw DomainError.Invalid([.. errors]);
    }

    public IQueryable<Order> Apply(IQueryable<Order> orders)
    {
        if (Customer is { Id: { } id })
            orders = orders.Where(order => order.CustomerId == id);
        else if (Customer is { Number: { } number })
            orders = orders.Where(order => order.CustomerNumber == number);

        if (From is { } from)
            orders = orders.Where(order => order.BusinessDate >= from);

        if (To is { } to)
            orders = orders.Where(order => order.BusinessDate <= to);

        if (Statuses.Count > 0)
            orders = orders.Where(order => Statuses.Contains(order.Status));

        return Location.Length > 0 ? orders.Where(order => order.Location == Location) : orders;
    }

    private static DateOnly? Date(string field, string text, List<FieldError> errors)
    {
        if (text.Length == 0)
            return null;

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        errors.Add(new(field, "MALFORMED", "A date is written like 2026-01-31."));
        return null;
    }
}
