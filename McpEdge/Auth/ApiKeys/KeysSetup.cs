using McpEdge.Api;
using McpEdge.Auth.Accounts;
using McpEdge.Data;
using McpEdge.Schemas;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Options;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Checking keys, and <c>/api/keys</c> for those who look after them.</summary>
internal static class KeysSetup
{
    public const string ReadScope = "keys:read";
    public const string WriteScope = "keys:write";

    private const string Path = "/keys";
    private const string Example = """{"account":"acme","name":"Front desk","scopes":["customers:read"]}""";
    private const string GraceExample = """{"grace_seconds":3600}""";

    public static void AddKeys(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ApiKeyOptions>();
        builder.Services.AddSingleton<ApiKeyReader>();
        builder.Services.AddSingleton<WrongKeys>();
        builder.Services.AddSingleton<ApiKeyLookup>();
        builder.Services.AddSingleton<IEdgeListener>(services => services.GetRequiredService<ApiKeyLookup>());
        builder.Services.AddSingleton<LastUsedWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LastUsedWorker>());
        builder.Services.AddScoped<IssueKey>().AddScoped<RotateKey>().AddScoped<RevokeKey>();
    }

    public static void MapKeys(this IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapApi(Path).RequireScope(ReadScope);
        read.MapGet("", ListAsync);
        read.MapGet("/{id:guid}", GetAsync);

        var write = endpoints.MapApi(Path).RequireScope(WriteScope);
        write.MapPost("", IssueAsync);
        write.MapPost("/{id:guid}/rotate", RotateAsync);
        write.MapPost("/{id:guid}/revoke", RevokeAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string? account, int? limit, string? cursor, EdgeDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var only = Administrator(context).OnlyAccount(AccountsSetup.ReadScope);
        account = ApiFilter.Text("account", account);
        var paging = ApiPaging<Guid?>.Read($"keys?account={account}", limit, cursor);
        var keys = await db.ApiKeys.AsNoTracking()
            .Where(key => (account == null || key.Account == account) && (only == null || key.Account == only))
            .Where(key => paging.After == null || key.Id < paging.After)
            .OrderByDescending(key => key.Id)
            .Take(paging.Size + 1)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();

        return Results.Json(ApiPage<KeyView>.Of(keys, paging, key => key.Id, key => new KeyView(key, now)), ToolJson.Options);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, Guid id, EdgeDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var only = Administrator(context).OnlyAccount(AccountsSetup.ReadScope);
        var found = await db.ApiKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.Id == id && (only == null || key.Account == only), cancellationToken);

        return Results.Json(new KeyView(found ?? throw RevokeKey.Unknown(), clock.GetUtcNow()), ToolJson.Options);
    }

    private static async Task<IResult> IssueAsync(
        HttpContext context, IssueKey keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<KeyRequest>(context.Request, Example);
        var by = Administrator(context);
        var wanted = request with { Account = request.Account ?? by.Caller?.Account };

        return Issued(context, await keys.HandleAsync(wanted, by, cancellationToken), clock);
    }

    private static async Task<IResult> RotateAsync(
        HttpContext context,
        Guid id,
        RotateKey keys,
        IOptions<ApiKeyOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var request = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            ? await ApiBody.ReadAsync<RotateRequest>(context.Request, GraceExample)
            : null;
        var grace = request?.GraceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Value.RotationGrace;
        var (issued, _) = await keys.HandleAsync(id, grace, Administrator(context), cancellationToken);

        return Issued(context, issued, clock);
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext context, Guid id, RevokeKey keys, TimeProvider clock, CancellationToken cancellationToken) =>
        Results.Json(new KeyView(await keys.HandleAsync(id, Administrator(context), cancellationToken), clock.GetUtcNow()), ToolJson.Options);

    private static IResult Issued(HttpContext context, IssuedKey issued, TimeProvider clock)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Response.Headers.Location = $"{ApiSetup.Path}{Path}/{issued.Row.Id}";

        return Results.Json(new IssuedKeyView(issued, clock.GetUtcNow()), ToolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static KeyAdministrator Administrator(HttpContext context) => new(ApiSetup.CallerOf(context));

    private sealed record RotateRequest(int? GraceSeconds);
}
