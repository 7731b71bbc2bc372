namespace CustomersService.Customers;

internal enum CustomerStatus
{
    Active,
    Disabled,
}
