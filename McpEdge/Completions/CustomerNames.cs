using McpEdge.Tools;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Completions;

/// <summary>
/// Names of active customers, among the first five hundred: for a desk that types. Whom a caller means by a name, <c>customer_lookup</c>
/// knows better.
/// </summary>
internal sealed class CustomerNames(Wire.CustomerService.CustomerServiceClient customers)
    : CompletionSource(CompletionNames.Customers, "customers:read")
{
    private const int FewestLetters = 2;
    private const int PageSize = 100;
    private const int MostPages = 5;

    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken)
    {
        // Nobody types their way through the customers from an empty field.
        if (typed.Length < FewestLetters)
        {
            return [];
        }

        var names = new List<string>();
        var token = "";
        for (var page = 0; page < MostPages && (page == 0 || token.Length > 0); page++)
        {
            var request = new Wire.ListCustomersRequest { Status = Wire.CustomerStatus.Active, PageSize = PageSize, PageToken = token };
            var answer = await customers.ListCustomersAsync(request, context.Required(cancellationToken));
            names.AddRange(answer.Customers.Select(customer => customer.Name).Where(name => Fits(name, typed)));
            token = answer.NextPageToken;
        }

        return names.Order(StringComparer.OrdinalIgnoreCase);
    }
}
