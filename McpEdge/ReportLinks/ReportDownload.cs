using System.Globalization;
using Grpc.Core;
using McpEdge.Server;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.ReportLinks;

/// <summary>Answers <c>GET /reports/{id}?expires=…&amp;signature=…</c> with the document.</summary>
internal sealed class ReportDownload(LinkSigner signer, Wire.ReportService.ReportServiceClient reports)
{
    private const int RetryAfterSeconds = 2;

    public async Task AnswerAsync(HttpContext context, Guid id)
    {
        var query = context.Request.Query;
        if (Refusal(signer.Check(id, query["expires"], query["signature"])) is var (status, problem))
        {
            await HttpProblem.WriteAsync(context, status, problem);
            return;
        }

        try
        {
            await SendAsync(context, id);
        }
        catch (RpcException failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(context, RemoteError.From(failure));
        }
    }

    private async Task SendAsync(HttpContext context, Guid id)
    {
        var report = await reports.GetReportAsync(new() { ReportId = $"{id:D}" }, cancellationToken: context.RequestAborted);
        using var document = reports.DownloadReport(new() { ReportId = $"{id:D}" }, cancellationToken: context.RequestAborted);

        // Nothing is promised before the first piece is there.
        var more = await document.ResponseStream.MoveNext(context.RequestAborted);
        Describe(context.Response, report);

        for (; more && !HttpMethods.IsHead(context.Request.Method); more = await document.ResponseStream.MoveNext(context.RequestAborted))
        {
            await context.Response.Body.WriteAsync(document.ResponseStream.Current.Content.Memory, context.RequestAborted);
        }
    }

    private static void Describe(HttpResponse response, Wire.Report report)
    {
        response.ContentType = report.ContentType;
        response.ContentLength = report.Size;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = report.FileName }.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static (int Status, HttpProblem Problem)? Refusal(LinkState state) => state switch
    {
        LinkState.Invalid => (StatusCodes.Status403Forbidden, new(
            "LINK_INVALID", "This link was never given, or was changed.", "Copy the whole link, or get a new one with report_status.")),
        LinkState.Expired => (StatusCodes.Status410Gone, new("LINK_EXPIRED", "This link has expired.", "Get a new one with report_status.")),
        _ => null,
    };

    private static Task RefuseAsync(HttpContext context, RemoteError error)
    {
        var (status, hint) = error.Code switch
        {
            "REPORT_NOT_FOUND" => (StatusCodes.Status404NotFound, "Order the report again with generate_report."),
            "REPORT_NOT_READY" => (StatusCodes.Status409Conflict, "Follow the link again in a few seconds."),
            "REPORT_FAILED" => (StatusCodes.Status409Conflict, "Order the report again with generate_report."),
            _ when error.Retryable => (StatusCodes.Status503ServiceUnavailable, "Follow the link again in about ten seconds."),
            _ => (StatusCodes.Status500InternalServerError, "Try again later."),
        };
        if (error.Code == "REPORT_NOT_READY")
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return HttpProblem.WriteAsync(context, status, new(error.Code, error.Message, hint));
    }
}
