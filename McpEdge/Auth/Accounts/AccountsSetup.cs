using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Schemas;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.Accounts;

/// <summary><c>/api/accounts</c>, for administrators.</summary>
internal static class AccountsSetup
{
    public const string ReadScope = "accounts:read";
    public const string WriteScope = "accounts:write";

    private const string Path = "/accounts";
    private const string Example = """{"name":"acme","title":"Acme Inc."}""";

    public static void AddAccounts(this IServiceCollection services) => services
        .AddScoped<CreateAccount>()
        .AddScoped<SwitchAccount>();

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(Path).RequireScope(ReadScope);
        read.MapGet("", ListAsync);
        read.MapGet("/{name}", GetAsync);

        var write = endpoints.MapApi(Path).RequireScope(WriteScope);
        write.MapPost("", CreateAsync);
        write.MapPost("/{name}/disable", (HttpContext context, string name, SwitchAccount accounts, CancellationToken cancellationToken) =>
            SwitchAsync(context, name, enabled: false, accounts, cancellationToken));
        write.MapPost("/{name}/enable", (HttpContext context, string name, SwitchAccount accounts, CancellationToken cancellationToken) =>
            SwitchAsync(context, name, enabled: true, accounts, cancellationToken));
    }

    private static async Task<IResult> ListAsync(int? limit, string? cursor, EdgeDbContext db, CancellationToken cancellationToken)
    {
        var paging = ApiPaging<string>.Read("accounts", limit, cursor);
        var after = paging.After ?? "";
        var accounts = await db.Accounts.AsNoTracking()
            .Where(account => string.Compare(account.Name, after) > 0)
            .OrderBy(account => account.Name)
            .Take(paging.Size + 1)
            .ToListAsync(cancellationToken);

        return Results.Json(ApiPage<AccountView>.Of(accounts, paging, account => account.Name, View), ToolJson.Options);
    }

    private static async Task<IResult> GetAsync(string name, EdgeDbContext db, CancellationToken cancellationToken) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Name == name, cancellationToken) is { } found
            ? Results.Json(View(found), ToolJson.Options)
            : throw SwitchAccount.Unknown(name);

    private static async Task<IResult> CreateAsync(HttpContext context, CreateAccount accounts, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<CreateAccountRequest>(context.Request, Example);
        var account = await accounts.HandleAsync(request, ApiSetup.CallerOf(context), cancellationToken);
        context.Response.Headers.Location = $"{ApiSetup.Path}{Path}/{account.Name}";

        return Results.Json(View(account), ToolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> SwitchAsync(
        HttpContext context, string name, bool enabled, SwitchAccount accounts, CancellationToken cancellationToken) =>
        Results.Json(View(await accounts.HandleAsync(name, enabled, ApiSetup.CallerOf(context), cancellationToken)), ToolJson.Options);

    private static AccountView View(Account account) => new(account.Name, account.Title, account.CreatedAt, account.DisabledAt);
}

internal sealed record AccountView(string Name, string Title, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);
