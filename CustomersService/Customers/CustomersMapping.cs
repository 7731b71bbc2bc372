using Google.Protobuf.WellKnownTypes;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Customers;

internal static class CustomersMapping
{
    public static Wire.Customer ToWire(this Customer customer) => new()
    {
        Id = customer.Id.ToString("D"),
        Number = customer.Number,
        Name = customer.Name,
        Email = customer.Email ?? "",
        Phone = customer.Phone ?? "",
        Status = customer.Status.ToWire(),
        CreatedAt = ToTimestamp(customer.CreatedAt),
        UpdatedAt = ToTimestamp(customer.UpdatedAt),
    };

    public static Wire.CustomerStatus ToWire(this CustomerStatus status) =>
        status == CustomerStatus.Disabled ? Wire.CustomerStatus.Disabled : Wire.CustomerStatus.Active;

    // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
    private static Timestamp ToTimestamp(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp();
}
