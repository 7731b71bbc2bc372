using System.ComponentModel;

namespace McpEdge.Tools.Customers;

internal enum CustomerStatus
{
    Active,
    Disabled,
}

/// <summary>A customer in a result.</summary>
internal record CustomerView
{
    [Description("UUID.")]
    public required string Id { get; init; }

    [Description("The short number that people say; customer_id takes it too.")]
    public required long Number { get; init; }

    public required string Name { get; init; }

    [Description("Absent when unknown.")]
    public string? Email { get; init; }

    [Description("E.164, such as +14155550123; absent when unknown.")]
    public string? Phone { get; init; }

    [Description("A disabled customer can't order.")]
    public required CustomerStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
