using Google.Protobuf;
using Grpc.Core;
using OrdersService.Data;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Reports;

internal sealed class ReportsGrpcService(
    GenerateReportHandler generateReport, GetReportHandler getReport, DownloadReportHandler downloadReport, IntentLedger<OrdersDbContext> intents,
    ReportWorker worker) : Wire.ReportService.ReportServiceBase
{
    private const int PieceBytes = 64 * 1024;

    public override async Task<Wire.Report> GenerateReport(Wire.GenerateReportRequest request, ServerCallContext context)
    {
        var report = await intents.RunAsync(
            request, async token => (await generateReport.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);

        worker.Wake();
        return report;
    }

    public override async Task<Wire.Report> GetReport(Wire.GetReportRequest request, ServerCallContext context) =>
        (await getReport.HandleAsync(new(request.ReportId, request.Wait?.ToTimeSpan() ?? TimeSpan.Zero), context.CancellationToken)).ToWire();

    public override async Task DownloadReport(
        Wire.DownloadReportRequest request, IServerStreamWriter<Wire.ReportPiece> responseStream, ServerCallContext context)
    {
        var content = await downloadReport.HandleAsync(new(request.ReportId), context.CancellationToken);

        for (var start = 0; start < content.Length; start += PieceBytes)
        {
            var piece = UnsafeByteOperations.UnsafeWrap(content.AsMemory(start, Math.Min(PieceBytes, content.Length - start)));
            await responseStream.WriteAsync(new() { Content = piece }, context.CancellationToken);
        }
    }
}
