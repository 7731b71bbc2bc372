using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal static class CustomerMapping
{
    public static CustomerView ToView(this Wire.Customer customer) => new()
    {
        Id = customer.Id,
        Number = customer.Number,
        Name = customer.Name,
        Email = customer.Email.Length > 0 ? customer.Email : null,
        Phone = customer.Phone.Length > 0 ? customer.Phone : null,
        Status = customer.Status == Wire.CustomerStatus.Disabled ? CustomerStatus.Disabled : CustomerStatus.Active,
        CreatedAt = customer.CreatedAt.ToDateTimeOffset(),
        UpdatedAt = customer.UpdatedAt.ToDateTimeOffset(),
    };

    public static Wire.CustomerStatus ToWire(this CustomerStatus? status) => status switch
    {
        CustomerStatus.Active => Wire.CustomerStatus.Active,
        CustomerStatus.Disabled => Wire.CustomerStatus.Disabled,
        _ => Wire.CustomerStatus.Unspecified,
    };
}
