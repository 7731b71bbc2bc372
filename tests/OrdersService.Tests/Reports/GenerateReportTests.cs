using System.Text.Json;
using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Reports;

public sealed class GenerateReportTests(OrdersFixture service)
{
    [Fact]
    public async Task A_sales_report_is_a_pdf_with_a_chart()
    {
        var analytics = await service.Analytics.GetAnalyticsAsync(new() { DateRange = "January 2024" }, service.Call);
        var report = await Completed(Request(ReportType.Sales));
        Assert.Equal(("sales-2024-01-01-2024-01-31.pdf", "application/pdf", 100), (report.FileName, report.ContentType, report.Progress));
        Assert.Equal(analytics.Figures.Revenue, report.Figures.Single(figure => figure.Label == "revenue").Amount);
        Assert.Equal(analytics.Figures.Orders, report.Figures.Single(figure => figure.Label == "orders").Count);

        var pdf = await Download(report);
        Assert.Equal(report.Size, pdf.Length);
        var text = await OtherPrograms.TextOfPdfAsync(pdf);
        Assert.Contains("Sales report", text, StringComparison.Ordinal);
        Assert.Contains("1 January 2024 to 31 January 2024, all locations", text, StringComparison.Ordinal);
        Assert.Contains("Revenue by day (USD)", text, StringComparison.Ordinal);
        Assert.All(analytics.TopProducts, product => Assert.Contains(product.ItemName, text, StringComparison.Ordinal));

        // The bars are the only large areas of their colour.
        var bars = (await OtherPrograms.PixelsOfPdfAsync(pdf)).Count(pixel => pixel is { Red: < 80, Green: > 80 and < 130, Blue: > 160 });
        Assert.True(bars > 1000, $"Only {bars} pixels look like bars.");
    }

    [Fact]
    public async Task A_sales_report_is_a_workbook_with_numbers_and_dates()
    {
        var report = await Completed(Request(ReportType.Sales, ReportFormat.Excel));
        var revenue = report.Figures.Single(figure => figure.Label == "revenue").Amount.MinorUnits;

        var sheets = await OtherPrograms.SheetsOfWorkbookAsync(await Download(report));

        Assert.Equal(["Summary", "Locations", "Products", "Days"], sheets.EnumerateObject().Select(sheet => sheet.Name));
        Assert.Equal(revenue, Rows(sheets, "Locations").Sum(row => Minor(row[3])));
        Assert.Equal(revenue, Rows(sheets, "Days").Sum(row => Minor(row[3])));
        Assert.All(Rows(sheets, "Days"), row => Assert.StartsWith("2024-01-", row[0].GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sales_report_is_json_for_programs()
    {
        var request = Request(ReportType.Sales, ReportFormat.Json);
        request.Filters = new() { Location = "MAIN", Top = 3 };
        var analytics = await service.Analytics.GetAnalyticsAsync(new() { DateRange = "January 2024", Location = "main" }, service.Call);

        var json = JsonElement.Parse(await Download(await Completed(request)));

        Assert.Equal("sales", json.GetProperty("report_type").GetString());
        Assert.Equal("main", json.GetProperty("filters").GetProperty("location").GetString());
        Assert.Equal(analytics.Figures.Revenue.MinorUnits, json.GetProperty("figures").GetProperty("revenue").GetProperty("minor_units").GetInt64());
        Assert.Equal(
            analytics.TopProducts.Take(3).Select(product => (product.ItemId, product.Quantity)),
            json.GetProperty("tables").GetProperty("products").EnumerateArray().Select(row => (row.GetProperty("item").GetString()!, row.GetProperty("sold").GetInt64())));
    }

    [Fact]
    public async Task An_inventory_report_shows_the_stock_of_the_inventory()
    {
        await service.HasAvailable("SPIC0001", "airport", 0);
        var request = Request(ReportType.Inventory, ReportFormat.Json);
        request.Filters = new() { Location = "airport", Top = 1000 };

        var report = await Completed(request);
        var rows = JsonElement.Parse(await Download(report)).GetProperty("tables").GetProperty("scarcest_products").EnumerateArray().ToList();

        Assert.Equal(report.Figures.Single(figure => figure.Label == "products").Count, rows.Count);
        Assert.Equal(0, rows.Single(row => row.GetProperty("item").GetString() == "SPIC0001").GetProperty("available").GetInt64());
        Assert.NotNull(report.Figures.Single(figure => figure.Label == "value on hand").Amount);
    }

    [Fact]
    public async Task A_customer_report_names_the_best_customers_as_they_are_written()
    {
        var request = Request(ReportType.Customer);
        (request.StartDate, request.EndDate) = ("2024-01-01", "2024-12-31");

        var report = await Completed(request);
        var text = await OtherPrograms.TextOfPdfAsync(await Download(report));

        Assert.All(["Alex Morgan", "Wojciech Szczepański", "Aoife Ní Dhomhnaill", "María-José Núñez"], name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.Equal(12, report.Figures.Single(figure => figure.Label == "customers who bought").Count);
        Assert.Equal(12, report.Figures.Single(figure => figure.Label == "of them for the first time").Count);
    }

    [Fact]
    public async Task The_same_intent_is_one_report()
    {
        var request = Request(ReportType.Sales, ReportFormat.Json);
        request.IntentKey = Requests.NewIntent();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Reports.GenerateReportAsync(request, service.Call).ResponseAsync));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());

        var other = request.Clone();
        other.Format = ReportFormat.Excel;
        Assert.Equal("INTENT_KEY_REUSED", (await OrdersFixture.RefusalOf(service.Reports.GenerateReportAsync(other, service.Call))).Code);
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_says_why()
    {
        var request = Request(ReportType.Inventory);
        request.Filters = new() { Location = "harbour" };
        var report = await Ended(request);
        Assert.Equal((ReportStatus.Failed, "LOCATION_NOT_FOUND"), (report.Status, report.FailureCode));

        var refusal = await Assert.ThrowsAsync<RpcException>(() => Download(report));
        Assert.Equal("REPORT_FAILED", RemoteError.From(refusal).Code);
    }

    [Theory]
    [InlineData("2024-02-01", "2024-01-01", "end_date")]
    [InlineData("2020-01-01", "2024-01-01", "end_date")]
    [InlineData("soon", "", "end_date,start_date")]
    public async Task A_bad_period_is_named(string start, string end, string fields)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Reports.GenerateReportAsync(
            new() { Type = ReportType.Sales, StartDate = start, EndDate = end }, service.Call));

        Assert.Equal(fields, string.Join(',', refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var refusal = await OrdersFixture.RefusalOf(service.Reports.GenerateReportAsync(
            new()
            {
                Type = (ReportType)9,
                Format = (ReportFormat)9,
                StartDate = "2024-01-01",
                EndDate = "2024-01-31",
                Filters = new() { Location = "no place", Category = "mains", Top = -1 },
            },
            service.Call));

        Assert.Equal(
            ["filters.category", "filters.location", "filters.top", "format", "type"],
            refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0190b000-0000-7000-8000-00000000ffff", StatusCode.NotFound, "REPORT_NOT_FOUND")]
    [InlineData("seven", StatusCode.InvalidArgument, "INVALID_ARGUMENT")]
    public async Task An_unknown_report_is_refused(string id, StatusCode status, string code)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Reports.GetReportAsync(new() { ReportId = id }, service.Call));

        Assert.Equal((status, code), (refusal.Status, refusal.Code));
    }

    private static GenerateReportRequest Request(ReportType type, ReportFormat format = ReportFormat.Unspecified) =>
        new() { Type = type, StartDate = "2024-01-01", EndDate = "2024-01-31", Format = format };

    private async Task<Report> Completed(GenerateReportRequest request)
    {
        var report = await Ended(request);
        Assert.Equal((ReportStatus.Completed, ""), (report.Status, report.Failure));

        return report;
    }

    private async Task<Report> Ended(GenerateReportRequest request)
    {
        var report = await service.Reports.GenerateReportAsync(request, service.Call);

        while (report.Status is ReportStatus.Queued or ReportStatus.Running)
        {
            report = await service.Reports.GetReportAsync(
                new() { ReportId = report.Id, Wait = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromSeconds(10)) }, service.Call);
        }

        return report;
    }

    private async Task<byte[]> Download(Report report)
    {
        using var call = service.Reports.DownloadReport(new() { ReportId = report.Id }, service.Call);
        using var content = new MemoryStream();

        await foreach (var piece in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
            content.Write(piece.Content.Span);

        return content.ToArray();
    }

    // The first row has the names of the columns.
    private static IEnumerable<JsonElement> Rows(JsonElement sheets, string name) => sheets.GetProperty(name).EnumerateArray().Skip(1);

    private static long Minor(JsonElement amount) => (long)(amount.GetDecimal() * 100);
}
