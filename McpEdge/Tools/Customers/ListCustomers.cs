using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed record ListCustomersArguments
{
    [Description("Only customers with this status; all when left out.")]
    [Ask("Do they want the active customers or the disabled ones?")]
    public CustomerStatus? Status { get; init; }

    [Description("How many customers to return, 20 when left out.")]
    [Range(1, 100)]
    public int? Limit { get; init; }

    [Description("next_cursor of the page before.")]
    [StringLength(500, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed record ListCustomersResult
{
    public required IReadOnlyList<CustomerView> Customers { get; init; }

    [Description("How many customers match on all pages.")]
    public required long Total { get; init; }

    [Description("Send it as cursor to get the next page; absent on the last page.")]
    public string? NextCursor { get; init; }
}

internal sealed class ListCustomers(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<ListCustomersArguments, ListCustomersResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "list_customers",
        "List customers",
        "Lists customers by number, a page at a time, all of them or only the active or the disabled ones. "
        + "To find one customer, use customer_lookup instead.",
        "customers:read")
    {
        ReadOnly = true,
    };

    protected override async Task<ToolAnswer<ListCustomersResult>> AnswerAsync(
        ListCustomersArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.ListCustomersRequest
        {
            Status = arguments.Status.ToWire(),
            PageSize = arguments.Limit ?? 0,
            PageToken = arguments.Cursor ?? "",
        };
        var page = await customers.ListCustomersAsync(request, context.Required(cancellationToken));
        var result = new ListCustomersResult
        {
            Customers = [.. page.Customers.Select(customer => customer.ToView())],
            Total = page.TotalSize,
            NextCursor = page.NextPageToken.Length > 0 ? page.NextPageToken : null,
        };

        return new(Say(result, arguments), result);
    }

    private static string Say(ListCustomersResult result, ListCustomersArguments arguments)
    {
        var kind = arguments.Status is { } status ? $"{status.ToString().ToLowerInvariant()} customer" : "customer";
        var count = SpokenNumber.Count(result.Total, kind);
        var names = result.Customers.Select(customer => customer.Name).ToList();

        return (names.Count, arguments.Cursor) switch
        {
            (0, _) => $"I found {count}.",
            (_, null) => $"I found {count}: {SpokenList.Join(names, result.Total)}.",
            _ => $"Of {count}, the next {(names.Count == 1 ? "is" : "are")} {SpokenList.Join(names)}.",
        };
    }
}
