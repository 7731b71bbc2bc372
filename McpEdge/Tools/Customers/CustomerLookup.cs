using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Grpc.Core;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;
using WireOrders = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Customers;

internal sealed record CustomerLookupArguments
{
    [Description("The customer's number, such as 12, or UUID.")]
    [Ask("What is the customer number?")]
    [Handle]
    public string? CustomerId { get; init; }

    [Description("E-mail address, in any case.")]
    [Ask("What is the e-mail address?")]
    [EmailAddress]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("Phone number, written in any usual way.")]
    [Ask("What is the phone number, with area code?")]
    [StringLength(40, MinimumLength = 4)]
    public string? Phone { get; init; }
}

internal sealed class CustomerLookup(
    Wire.CustomerService.CustomerServiceClient customers, WireOrders.OrderService.OrderServiceClient orders, ILogger<CustomerLookup> logger)
    : Tool<CustomerLookupArguments, CustomerLookupResult>(Published)
{
    private const int LatestOrders = 5;
    private const string OrdersScope = "orders:read";

    private static readonly ToolProfile Published = new(
        "customer_lookup",
        "Look up customer",
        "Finds one customer by number, UUID, e-mail or phone, with the latest orders and the last purchase. "
        + "If you send several, all must be the same customer's. Use it first in a conversation, to learn who calls.",
        "customers:read")
    {
        ReadOnly = true,
    };

    protected override IEnumerable<FieldProblem> Check(CustomerLookupArguments arguments)
    {
        if (arguments is { CustomerId: null, Email: null, Phone: null })
        {
            yield return new(
                "customer_id",
                "or email or phone is required",
                "What is your customer number, e-mail address or phone number?");
        }
    }

    protected override async Task<ToolAnswer<CustomerLookupResult>> AnswerAsync(
        CustomerLookupArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.LookupCustomerRequest
        {
            CustomerId = arguments.CustomerId ?? "",
            Email = arguments.Email ?? "",
            Phone = arguments.Phone ?? "",
        };

        if (!context.Caller.May(OrdersScope))
        {
            var alone = (await customers.LookupCustomerAsync(request, context.Required(cancellationToken))).ToView();
            return new(CustomerSpeech.Introduce(alone), Compose(alone, orders: null));
        }

        // With an id both services are asked at the same time; otherwise the customer tells the id first.
        var early = arguments.CustomerId is { } id ? TryReadOrdersAsync(id, context, cancellationToken) : null;
        var customer = (await customers.LookupCustomerAsync(request, context.Required(cancellationToken))).ToView();
        var known = await (early ?? TryReadOrdersAsync(customer.Id, context, cancellationToken));

        return new(Say(customer, known, context.Today), Compose(customer, known));
    }

    private async Task<CustomerOrders?> TryReadOrdersAsync(string customerId, ToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            var request = new WireOrders.ListOrdersRequest { CustomerId = customerId, PageSize = LatestOrders };
            return CustomerOrders.From(await orders.ListOrdersAsync(request, context.Optional(cancellationToken)));
        }
        catch (RpcException failure)
        {
            CustomerToolsLog.OrdersLeftOut(logger, failure.StatusCode);
            return null;
        }
    }

    private static CustomerLookupResult Compose(CustomerView customer, CustomerOrders? orders) => new()
    {
        Id = customer.Id,
        Number = customer.Number,
        Name = customer.Name,
        Email = customer.Email,
        Phone = customer.Phone,
        Status = customer.Status,
        CreatedAt = customer.CreatedAt,
        UpdatedAt = customer.UpdatedAt,
        Orders = orders?.Latest,
        OrdersTotal = orders?.Total,
        LastPurchase = orders?.LastPurchase,
        Missing = orders is null ? ["orders", "last_purchase"] : null,
    };

    private static string Say(CustomerView customer, CustomerOrders? orders, DateOnly today)
    {
        var purchases = orders switch
        {
            null => "I can't see their orders right now.",
            { LastPurchase: { } last } =>
                $"Their last purchase was {SpokenHandle.Say("order", last.Number)} on {SpokenDate.Say(last.Date, today)}: "
                + $"{SpokenList.Join(last.Items)}, for {last.Total.Say()}.",
            { Total: 0 } => "They haven't bought anything yet.",
            _ => "Their latest orders were all cancelled or rejected.",
        };

        return $"{CustomerSpeech.Introduce(customer)} {purchases}";
    }
}
