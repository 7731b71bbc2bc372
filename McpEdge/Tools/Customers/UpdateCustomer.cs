using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Google.Protobuf.WellKnownTypes;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal enum Removable
{
    Email,
    Phone,
}

internal sealed record UpdateCustomerArguments
{
    [Description("The customer's number, such as 12, or UUID.")]
    [Ask("What is the customer number?")]
    [Handle]
    public required string CustomerId { get; init; }

    [Description("The new name.")]
    [Ask("What is the new name?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("The new e-mail address.")]
    [Ask("What is the new e-mail address?")]
    [EmailAddress]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("The new phone number, best with country code.")]
    [Ask("What is the new phone number, with area code?")]
    [StringLength(40, MinimumLength = 4)]
    public string? Phone { get; init; }

    [Description("What to remove from the customer.")]
    [Length(0, 2)]
    public IReadOnlyList<Removable>? Remove { get; init; }
}

internal sealed class UpdateCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<UpdateCustomerArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "update_customer",
        "Update customer",
        "Changes a customer's name, e-mail or phone. Only what you send is changed. Read new values back to the caller first. "
        + "The status is changed by disable_customer and activate_customer.",
        "customers:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Idempotent = true,
    };

    protected override IEnumerable<FieldProblem> Check(UpdateCustomerArguments arguments)
    {
        if (Changes(arguments).Count == 0)
        {
            yield return new(
                "name", "or another change is required: send at least one of name, email, phone, remove", "What should be changed?");
        }

        if (arguments.Email is not null && arguments.Remove?.Contains(Removable.Email) == true)
        {
            yield return new("email", "is given and removed in the same call", "Should the e-mail address be changed or removed?");
        }

        if (arguments.Phone is not null && arguments.Remove?.Contains(Removable.Phone) == true)
        {
            yield return new("phone", "is given and removed in the same call", "Should the phone number be changed or removed?");
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var changes = SpokenList.Join([.. Changes(arguments).Select(change => Say(change, arguments))]);
        var customer = await customers.NameAsync(arguments.CustomerId, context, cancellationToken);

        return new($"make these changes to {customer}: {changes}");
    }

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        UpdateCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var changes = Changes(arguments);
        var request = new Wire.UpdateCustomerRequest
        {
            CustomerId = arguments.CustomerId,
            Name = arguments.Name ?? "",
            Email = arguments.Email ?? "",
            Phone = arguments.Phone ?? "",
            UpdateMask = new FieldMask { Paths = { changes } },
        };
        var customer = (await customers.UpdateCustomerAsync(request, context.Required(cancellationToken))).ToView();
        var changed = SpokenList.Join([.. changes.Select(Say)]);

        return new($"I've changed the {changed} of {customer.Name}, {SpokenHandle.Say("customer", customer.Number)}.", customer);
    }

    private static string Say(string change, UpdateCustomerArguments arguments) => change switch
    {
        "name" => $"set the name to {arguments.Name}",
        "email" => arguments.Email is { } email ? $"set the e-mail address to {SpokenEmail.Say(email)}" : "remove the e-mail address",
        _ => arguments.Phone is { } phone ? $"set the phone number to {SpokenPhone.Say(phone)}" : "remove the phone number",
    };

    private static string Say(string change) => change switch
    {
        "email" => "e-mail address",
        "phone" => "phone number",
        _ => change,
    };

    private static List<string> Changes(UpdateCustomerArguments arguments)
    {
        var removed = arguments.Remove ?? [];
        (string Path, bool Changes)[] paths =
        [
            ("name", arguments.Name is not null),
            ("email", arguments.Email is not null || removed.Contains(Removable.Email)),
            ("phone", arguments.Phone is not null || removed.Contains(Removable.Phone)),
        ];

        return [.. paths.Where(path => path.Changes).Select(path => path.Path)];
    }
}
