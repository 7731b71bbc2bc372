using Grpc.Core;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Analytics;

internal sealed class AnalyticsGrpcService(GetSalesDataHandler getSalesData, GetAnalyticsHandler getAnalytics)
    : Wire.AnalyticsService.AnalyticsServiceBase
{
    public override async Task<Wire.SalesData> GetSalesData(Wire.GetSalesDataRequest request, ServerCallContext context) =>
        (await getSalesData.HandleAsync(new(request.Date, request.Location), context.CancellationToken)).ToWire();

    public override async Task<Wire.Analytics> GetAnalytics(Wire.GetAnalyticsRequest request, ServerCallContext context) =>
        (await getAnalytics.HandleAsync(new(request.DateRange, request.Location), context.CancellationToken)).ToWire();
}
