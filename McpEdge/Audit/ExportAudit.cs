using System.Text.Json;
using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Schemas;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Audit;

/// <summary><c>GET /api/audit/export</c>: all entries that match, oldest first, one JSON object a line.</summary>
internal static class ExportAudit
{
    private const int Batch = 500;

    private static readonly byte[] LineBreak = "\n"u8.ToArray();

    public static async Task HandleAsync(
        [AsParameters] AuditFilter filter, HttpContext context, EdgeDbContext db, AuditQueue queue, CancellationToken cancellationToken)
    {
        var entries = filter.Apply(db.AuditEntries.AsNoTracking(), ApiSetup.CallerOf(context));
        await queue.FlushAsync();
        context.Response.ContentType = "application/x-ndjson";

        // In batches, so that a slow reader keeps no connection to the database.
        Guid? after = null;
        do
        {
            var batch = await entries.Where(entry => after == null || entry.Id > after).OrderBy(entry => entry.Id).Take(Batch).ToListAsync(cancellationToken);
            await WriteAsync(context.Response.Body, batch, cancellationToken);
            after = batch.Count == Batch ? batch[^1].Id : null;
        }
        while (after is not null);
    }

    private static async Task WriteAsync(Stream body, List<AuditEntry> batch, CancellationToken cancellationToken)
    {
        foreach (var entry in batch)
        {
            await JsonSerializer.SerializeAsync(body, AuditView.Of(entry), ToolJson.Options, cancellationToken);
            await body.WriteAsync(LineBreak, cancellationToken);
        }

        await body.FlushAsync(cancellationToken);
    }
}
