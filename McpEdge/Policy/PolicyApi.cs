using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Schemas;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Policy;

/// <summary>Reads and changes policies: <c>/api/policies</c>. Without <c>account</c> a request is about every account, or about the caller's where it is confined to it.</summary>
internal static class PolicyApi
{
    private const string Scope = "policy:write";
    private const string Example = """{"approval":"requires_approval","approver":"operator","reason":"refunds are checked"}""";

    public static void MapPolicies(this IEndpointRouteBuilder endpoints)
    {
        var policies = endpoints.MapApi("/policies").RequireScope(Scope);
        policies.MapGet("", ListAsync);
        policies.MapGet("/changes", ChangesAsync);
        policies.MapGet("/{tool}", GetAsync);
        policies.MapPut("/{tool}", PutAsync);
        policies.MapDelete("/{tool}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, EdgeDbContext db, ToolCatalogue tools, CancellationToken cancellationToken, string? account = null)
    {
        var about = About(context, account);
        var policies = await db.ToolPolicies.AsNoTracking().ToListAsync(cancellationToken);
        var items = tools.All.Select(tool => PolicyView.Of(tool.Profile, about, policies)).ToList();

        return Results.Json(new ApiPage<PolicyView>(items, null), ToolJson.Options);
    }

    private static async Task<IResult> GetAsync(
        string tool, HttpContext context, EdgeDbContext db, ToolCatalogue tools, CancellationToken cancellationToken, string? account = null)
    {
        var known = Known(tool, tools);
        var policies = await db.ToolPolicies.AsNoTracking().Where(policy => policy.Tool == known.Name).ToListAsync(cancellationToken);

        return Results.Json(PolicyView.Of(known, About(context, account), policies), ToolJson.Options);
    }

    private static async Task<IResult> PutAsync(
        string tool, HttpContext context, EdgeDbContext db, ToolCatalogue tools, ChangePolicy change, CancellationToken cancellationToken, string? account = null)
    {
        var known = Known(tool, tools);
        var problems = new List<ApiFieldProblem>();
        var body = await ApiBody.ReadAsync<PolicyBody>(context.Request, Example);
        var rule = body.Read(problems);
        if (ApiBody.CheckReason(body.Reason) is { } problem)
        {
            problems.Add(problem);
        }

        Demand(problems);
        await change.SetAsync(About(context, account), known.Name, rule, ApiSetup.CallerOf(context), body.Reason!, cancellationToken);

        return await GetAsync(tool, context, db, tools, cancellationToken, account);
    }

    private static async Task<IResult> DeleteAsync(
        string tool,
        HttpContext context,
        EdgeDbContext db,
        ToolCatalogue tools,
        ChangePolicy change,
        CancellationToken cancellationToken,
        string? account = null,
        string? reason = null)
    {
        var known = Known(tool, tools);
        Demand(ApiBody.CheckReason(reason) is { } problem ? [problem] : []);
        await change.SetAsync(About(context, account), known.Name, new(), ApiSetup.CallerOf(context), reason!, cancellationToken);

        return await GetAsync(tool, context, db, tools, cancellationToken, account);
    }

    private static async Task<IResult> ChangesAsync(
        HttpContext context,
        EdgeDbContext db,
        CancellationToken cancellationToken,
        string? tool = null,
        string? account = null,
        int? limit = null,
        string? cursor = null)
    {
        tool = ApiFilter.Text("tool", tool);
        account = ApiSetup.CallerOf(context).IsConfined ? About(context, account) : ApiFilter.Text("account", account);
        var paging = ApiPaging<long>.Read($"policy-changes?tool={tool}&account={account}", limit, cursor);
        var changes = db.PolicyChanges.AsNoTracking()
            .Where(change => (tool == null || change.Tool == tool) && (account == null || change.Account == account));
        var rows = await changes.Where(change => paging.After == 0 || change.Id < paging.After)
            .OrderByDescending(change => change.Id).Take(paging.Size + 1).ToListAsync(cancellationToken);

        return Results.Json(ApiPage<PolicyChangeView>.Of(rows, paging, change => change.Id, PolicyChangeView.Of), ToolJson.Options);
    }

    private static ToolProfile Known(string tool, ToolCatalogue tools) => tools.Find(tool)?.Profile ?? throw new ApiException(
        ApiProblem.NotFound("TOOL_NOT_FOUND", "There is no tool of this name.", "GET /api/policies lists the tools."));

    private static string About(HttpContext context, string? account)
    {
        var caller = ApiSetup.CallerOf(context);
        var asked = ApiFilter.Text("account", account) ?? (caller.IsConfined ? caller.Account : ToolPolicy.EveryAccount);

        return !caller.IsConfined || asked == caller.Account ? asked : throw new ApiException(OtherAccount);
    }

    private static ApiProblem OtherAccount { get; } = new(
        StatusCodes.Status403Forbidden,
        "OTHER_ACCOUNT",
        "The policies of another account are not this key's to see or to change.",
        "Leave account out, or use a key whose scope is *.");

    private static void Demand(List<ApiFieldProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new ApiException(ApiProblem.Invalid(problems));
        }
    }
}
