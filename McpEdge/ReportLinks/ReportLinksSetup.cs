using ServiceDefaults.Options;

namespace McpEdge.ReportLinks;

/// <summary>Reports can be fetched by a link: by whoever has it, until it expires.</summary>
internal static class ReportLinksSetup
{
    public static void AddReportLinks(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ReportLinksOptions>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<LinkSigner>();
        builder.Services.AddSingleton<LinkAddress>();
        builder.Services.AddSingleton<ReportDownload>();
    }

    public static void MapReportLinks(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(
        "/reports/{id:guid}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, Guid id, ReportDownload download) => download.AnswerAsync(context, id));
}
