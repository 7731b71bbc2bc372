namespace CustomersService.Customers;

/// <summary>The stable codes of this service; docs/errors.md explains them.</summary>
internal static class CustomerErrors
{
    public const string NotFound = "CUSTOMER_NOT_FOUND";
    public const string EmailTaken = "EMAIL_TAKEN";
    public const string PhoneTaken = "PHONE_TAKEN";
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";
    public const string Busy = "CONCURRENT_UPDATE";
}
