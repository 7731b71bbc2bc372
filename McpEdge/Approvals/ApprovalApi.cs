using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Schemas;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Approvals;

internal sealed record DecisionBody(string? Reason);

/// <summary>Where operators see and decide what waits for them, in their own account or in all: <c>/api/approvals</c>.</summary>
internal static class ApprovalApi
{
    private const string Scope = "approvals:write";
    private const string Example = """{"reason":"spoke with the customer"}""";

    public static void MapApprovals(this IEndpointRouteBuilder endpoints)
    {
        var approvals = endpoints.MapApi("/approvals").RequireScope(Scope);
        approvals.MapGet("", ListAsync);
        approvals.MapGet("/{id:guid}", GetAsync);
        approvals.MapPost("/{id:guid}/approve", (Guid id, HttpContext context, DecideApproval decide, CancellationToken cancellationToken) =>
            DecideAsync(id, approve: true, context, decide, cancellationToken));
        approvals.MapPost("/{id:guid}/deny", (Guid id, HttpContext context, DecideApproval decide, CancellationToken cancellationToken) =>
            DecideAsync(id, approve: false, context, decide, cancellationToken));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        EdgeDbContext db,
        CancellationToken cancellationToken,
        string? status = null,
        string? account = null,
        string? tool = null,
        string? reference = null,
        int? limit = null,
        string? cursor = null)
    {
        ApprovalState? state = status is null ? null : SnakeCaseValue.Find<ApprovalState>(status) ?? throw new ApiException(
            ApiProblem.Invalid([new("status", $"must be one of: {string.Join(", ", SnakeCaseValue.All<ApprovalState>())}")]));
        account = ApiSetup.CallerOf(context) is { IsConfined: true } confined ? confined.Account : ApiFilter.Text("account", account);
        tool = ApiFilter.Text("tool", tool);
        var called = ApiFilter.Text("reference", reference) is { } said ? ApprovalReference.Canonical(said) : null;
        var paging = ApiPaging<Guid>.Read($"approvals?{status}&{account}&{tool}&{reference}", limit, cursor);

        // Ids are in the order of time, and compare in the database as they do on paper.
        var after = paging.After == Guid.Empty ? Guid.AllBitsSet : paging.After;
        var rows = await db.Approvals.FromSql($"SELECT * FROM approvals WHERE id < {after}").AsNoTracking()
            .Where(approval => (state == null || approval.State == state)
                && (account == null || approval.Account == account)
                && (tool == null || approval.Tool == tool)
                && (called == null || approval.Reference == called))
            .OrderByDescending(approval => approval.Id).Take(paging.Size + 1).ToListAsync(cancellationToken);

        return Results.Json(ApiPage<ApprovalView>.Of(rows, paging, approval => approval.Id, ApprovalView.Of), ToolJson.Options);
    }

    private static async Task<IResult> GetAsync(Guid id, HttpContext context, EdgeDbContext db, CancellationToken cancellationToken)
    {
        var caller = ApiSetup.CallerOf(context);
        var confined = caller.IsConfined;
        var request = await db.Approvals.AsNoTracking()
            .SingleOrDefaultAsync(approval => approval.Id == id && (!confined || approval.Account == caller.Account), cancellationToken);
        return request is null ? NotFound.ToResult() : Results.Json(ApprovalView.Of(request), ToolJson.Options);
    }

    private static async Task<IResult> DecideAsync(
        Guid id, bool approve, HttpContext context, DecideApproval decide, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync<DecisionBody>(context.Request, Example);
        if (ApiBody.CheckReason(body.Reason) is { } problem)
        {
            throw new ApiException(ApiProblem.Invalid([problem]));
        }

        var decision = await decide.DecideAsync(id, approve, ApiSetup.CallerOf(context), body.Reason!, cancellationToken);
        return decision switch
        {
            { Request: null } => NotFound.ToResult(),
            { Counts: true } => Results.Json(ApprovalView.Of(decision.Request), ToolJson.Options),
            { IsOwn: true } => Own.ToResult(),
            { Request.State: ApprovalState.Expired or ApprovalState.Pending } => Expired.ToResult(),
            _ => Decided(decision.Request).ToResult(),
        };
    }

    private static ApiProblem NotFound { get; } = ApiProblem.NotFound(
        "APPROVAL_NOT_FOUND", "There is no such approval.", "GET /api/approvals lists them; use the id of one.");

    private static ApiProblem Own { get; } = new(
        StatusCodes.Status403Forbidden,
        "SELF_APPROVAL",
        "The call was made with the key that approves it.",
        "Have somebody approve it with another key, or set Approval:SelfApproval where one person does both.");

    private static ApiProblem Expired { get; } = ApiProblem.Conflict(
        "APPROVAL_EXPIRED", "It was not decided in time.", "Ask the agent or the customer to make the request again.");

    private static ApiProblem Decided(ApprovalRequest request) => ApiProblem.Conflict(
        "APPROVAL_DECIDED",
        $"It is decided already: {SnakeCaseValue.Of(request.State)}, by {request.DecidedBy}.",
        "The first decision counts. To undo an effect, use the tool that reverses it.");
}
