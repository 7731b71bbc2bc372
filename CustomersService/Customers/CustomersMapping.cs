using CustomersService.Hearing;
using Google.Protobuf.WellKnownTypes;
using ServiceDefaults.Errors;
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

    public static Wire.BatchGetCustomersResponse ToWire(this IReadOnlyDictionary<string, Customer> customers)
    {
        var response = new Wire.BatchGetCustomersResponse();
        foreach (var (asked, customer) in customers)
            response.Customers.Add(asked, customer.ToWire());

        return response;
    }

    public static LookupCustomer ToQuery(this Wire.LookupCustomerRequest request) => new()
    {
        CustomerId = request.CustomerId,
        Email = request.Email,
        Phone = request.Phone,
        Name = request.Name,
        SpelledName = request.SpelledName,
        PhoneEnding = request.PhoneEnding,
        EmailDomain = request.EmailDomain,
    };

    public static Wire.LookupCustomerResponse ToWire(this FoundCustomer found) => new()
    {
        Match = found.Match switch
        {
            Match.Exact => Wire.CustomerMatch.Exact,
            Match.Likely => Wire.CustomerMatch.Likely,
            Match.Ambiguous => Wire.CustomerMatch.Ambiguous,
            _ => Wire.CustomerMatch.None,
        },
        Customer = found.Customer?.ToWire(),
        Question = found.Question is { } question ? new() { Detail = question.Detail.ToWire(), Hints = { question.Hints } } : null,
    };

    public static Wire.ListCustomersResponse ToWire(this CustomerPage page) => new()
    {
        Customers = { page.Customers.Select(ToWire) },
        NextPageToken = page.NextPageToken,
        TotalSize = page.TotalSize,
    };

    /// <exception cref="DomainException">INVALID_ARGUMENT: the status is none that this service knows.</exception>
    public static ListCustomers ToQuery(this Wire.ListCustomersRequest request) => new(ToFilter(request.Status), request.PageSize, request.PageToken);

    public static UpdateCustomer ToCommand(this Wire.UpdateCustomerRequest request) =>
        new(request.CustomerId, request.Name, request.Email, request.Phone, request.UpdateMask?.Paths ?? []);

    private static Wire.CustomerDetail ToWire(this Detail detail) => detail switch
    {
        Detail.PhoneEnding => Wire.CustomerDetail.PhoneEnding,
        Detail.EmailDomain => Wire.CustomerDetail.EmailDomain,
        Detail.SpelledName => Wire.CustomerDetail.SpelledName,
        Detail.Phone => Wire.CustomerDetail.Phone,
        Detail.Email => Wire.CustomerDetail.Email,
        _ => Wire.CustomerDetail.Name,
    };

    private static CustomerStatus? ToFilter(Wire.CustomerStatus status) => status switch
    {
        Wire.CustomerStatus.Unspecified => null,
        Wire.CustomerStatus.Active => CustomerStatus.Active,
        Wire.CustomerStatus.Disabled => CustomerStatus.Disabled,
        _ => throw DomainError.Invalid(new FieldError("status", "UNKNOWN_VALUE", "A status is active or disabled.")),
    };

    // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
    private static Timestamp ToTimestamp(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp();
}
