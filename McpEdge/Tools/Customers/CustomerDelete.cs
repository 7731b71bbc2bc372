using McpEdge.Errors;
using McpEdge.Speech;

namespace McpEdge.Tools.Customers;

/// <summary>
/// A tool that CRM agents expect, for which there is nothing to enable: orders refer to customers, so no service deletes them.
/// </summary>
internal sealed class CustomerDelete() : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "customer_delete",
        new Phrase("Delete customer", "Kundenkonto löschen", "Supprimer un compte client"),
        "Disabled: customers are not deleted. disable_customer keeps a customer from ordering and can be undone.",
        "customers:write")
    {
        Risk = Risk.Critical,
        Approval = Approval.Disabled,
        Destructive = true,
        Idempotent = true,
    };

    protected override Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        throw new ToolRefusedException(EdgeErrors.ToolDisabled);
}
