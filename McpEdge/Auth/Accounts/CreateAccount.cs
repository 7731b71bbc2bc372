using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.Accounts;

internal sealed record CreateAccountRequest(string? Name, string? Title);

internal sealed class CreateAccount(EdgeDbContext db, TimeProvider clock)
{
    /// <param name="request">What it shall be.</param>
    /// <param name="by">Null at the command line.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ApiException">The name is no name, or taken.</exception>
    public async Task<Account> HandleAsync(CreateAccountRequest request, Caller? by, CancellationToken cancellationToken)
    {
        var name = request.Name?.Trim() ?? "";
        var title = request.Title?.Trim() is { Length: > 0 } given ? given : name;
        if (Problems(name, title).ToList() is { Count: > 0 } problems)
        {
            throw new ApiException(ApiProblem.Invalid(problems));
        }

        var account = new Account { Name = name, Title = title, CreatedAt = clock.GetUtcNow() };
        db.Accounts.Add(account);
        db.AuditEntries.Add(AdministrationEntry.Of("account_create", new { account = name }, by, account.CreatedAt));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.InnerException is Npgsql.PostgresException { SqlState: "23505" })
        {
            throw new ApiException(ApiProblem.Conflict("ACCOUNT_EXISTS", $"There is an account '{name}' already.", "Take another name."));
        }

        return account;
    }

    private static IEnumerable<ApiFieldProblem> Problems(string name, string title)
    {
        if (!Account.IsName(name))
        {
            yield return new("name", "must be at most 100 lower case letters, digits and hyphens, such as acme");
        }

        if (title.Length > 200)
        {
            yield return new("title", "must have at most 200 characters");
        }
    }
}
