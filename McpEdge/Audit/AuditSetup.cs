using McpEdge.Api;
using ServiceDefaults.Options;

namespace McpEdge.Audit;

/// <summary>The record of calls, and its address <c>/api/audit</c>.</summary>
internal static class AuditSetup
{
    private const string Scope = "audit:read";

    public static void AddAudit(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<AuditOptions>();
        builder.Services
            .AddSingleton<ArgumentDigest>()
            .AddSingleton<AuditEntries>()
            .AddSingleton<AuditQueue>()
            .AddSingleton<AuditStore>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<StrangerAudit>()
            .AddHostedService<AuditWriter>()
            .AddHostedService<ForgetAuditWorker>()
            // After the writer, so that it ends before: what it has to say last is still written.
            .AddHostedService(services => services.GetRequiredService<StrangerAudit>());
    }

    public static void UseStrangerAudit(this IApplicationBuilder app)
    {
        var strangers = app.ApplicationServices.GetRequiredService<StrangerAudit>();
        app.Use(next => context => strangers.RecordAsync(context, next));
    }

    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        var audit = endpoints.MapApi("/audit").RequireScope(Scope);
        audit.MapGet("", SearchAudit.HandleAsync);
        audit.MapGet("/export", ExportAudit.HandleAsync);
    }
}
