using System.ComponentModel;

namespace McpEdge.Tools.Customers;

/// <summary>How sure a lookup is of whom it names.</summary>
internal enum CustomerMatch
{
    Exact,
    Likely,
    Ambiguous,

    /// <summary>Only in the error that says so.</summary>
    None,
}

/// <summary>A customer with what is known of their orders; or the question that tells several apart.</summary>
internal sealed record CustomerLookupResult
{
    [Description("exact: what was given is this customer's. likely: it sounds like this one and no other; ask before you go on. "
        + "ambiguous: nobody is named yet; ask the question. none: nobody fits, which is an error.")]
    public required CustomerMatch Match { get; init; }

    [Description("UUID; absent when the match is ambiguous, like all that is known of a customer.")]
    public string? Id { get; init; }

    [Description("The short number that people say; customer_id takes it too.")]
    public long? Number { get; init; }

    public string? Name { get; init; }

    [Description("Absent when unknown.")]
    public string? Email { get; init; }

    [Description("E.164, such as +14155550123; absent when unknown.")]
    public string? Phone { get; init; }

    [Description("A disabled customer can't order.")]
    public CustomerStatus? Status { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    [Description("The latest orders, newest first, at most five; absent when they could not be read in time.")]
    public IReadOnlyList<OrderBrief>? Orders { get; init; }

    [Description("How many orders the customer has in all; absent like orders.")]
    public long? OrdersTotal { get; init; }

    [Description("The latest order that was not cancelled or rejected; absent when there is none.")]
    public OrderBrief? LastPurchase { get; init; }

    [Description("Parts that could not be read in time; ask again for them. Absent when nothing is missing.")]
    public IReadOnlyList<string>? Missing { get; init; }

    [Description("What to ask the caller when the match is ambiguous.")]
    public string? Question { get; init; }

    [Description("The argument that takes the answer; call again with it and with the arguments of this call.")]
    public string? AnswerWith { get; init; }

    public static CustomerLookupResult Of(CustomerView customer, CustomerMatch match, CustomerOrders? orders) => new()
    {
        Match = match,
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

    public static CustomerLookupResult Ambiguous(string question, string answerWith) => new()
    {
        Match = CustomerMatch.Ambiguous,
        Question = question,
        AnswerWith = answerWith,
    };
}
