using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Schemas;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Audit;

/// <summary><c>GET /api/audit</c>: a page of entries, newest first.</summary>
internal static class SearchAudit
{
    public static async Task<IResult> HandleAsync(
        [AsParameters] AuditFilter filter,
        string? cursor,
        int? limit,
        HttpContext context,
        EdgeDbContext db,
        AuditQueue queue,
        CancellationToken cancellationToken)
    {
        var paging = ApiPaging<Guid?>.Read($"audit?{filter}", limit, cursor);
        var entries = filter.Apply(db.AuditEntries.AsNoTracking(), ApiSetup.CallerOf(context));

        // What this process has not written yet is part of the answer too.
        await queue.FlushAsync();
        var found = await entries.Where(entry => paging.After == null || entry.Id < paging.After)
            .OrderByDescending(entry => entry.Id)
            .Take(paging.Size + 1)
            .ToListAsync(cancellationToken);

        return Results.Json(ApiPage<AuditView>.Of(found, paging, entry => entry.Id, AuditView.Of), ToolJson.Options);
    }
}
