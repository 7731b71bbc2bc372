using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed record AddCustomerArguments
{
    [Description("The person's full name.")]
    [Ask("What is the customer's full name?")]
    [StringLength(200, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("E-mail address; no two customers have the same one.")]
    [Ask("What is the e-mail address?")]
    [EmailAddress]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("Phone number, best with country code, such as +14155550123; no two customers have the same one.")]
    [Ask("What is the phone number, with area code?")]
    [StringLength(40, MinimumLength = 4)]
    public string? Phone { get; init; }

    [Description("Names this customer: a repeated call with the same key and content answers with the same customer instead of adding another.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed class AddCustomer(Wire.CustomerService.CustomerServiceClient customers) : Tool<AddCustomerArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "add_customer",
        "Add customer",
        "Creates a customer, who is active at once. Look the person up first with customer_lookup, and read name, e-mail and phone "
        + "back to the caller before you call this.",
        "customers:write")
    {
        AlsoNamed = ["create_customer"],
        Risk = Risk.Medium,
        Keyed = true,
    };

    protected override Task<PendingEffect> EffectAsync(
        AddCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        string?[] details =
        [
            arguments.Phone is { } phone ? $"the phone number {SpokenPhone.Say(phone)}" : null,
            arguments.Email is { } email ? $"the e-mail address {SpokenEmail.Say(email)}" : null,
        ];
        var known = details.OfType<string>().ToList();

        return Task.FromResult(new PendingEffect(
            $"add {arguments.Name} as a customer{(known.Count == 0 ? "" : $" with {SpokenList.Join(known)}")}"));
    }

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        AddCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.AddCustomerRequest
        {
            Name = arguments.Name,
            Email = arguments.Email ?? "",
            Phone = arguments.Phone ?? "",
            IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
        };
        var customer = (await customers.AddCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new($"I've added {customer.Name} as {SpokenHandle.Say("customer", customer.Number)}.", customer);
    }
}
