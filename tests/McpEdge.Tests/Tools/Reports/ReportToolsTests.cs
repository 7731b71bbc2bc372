using System.Net;
using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Reports;

[Collection(EdgeCollection.Name)]
public sealed class ReportToolsTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_made_and_fetched_by_its_link_without_a_key()
    {
        var report = await CompletedAsync(new { report_type = "sales", start_date = "2024-01-01", end_date = "2024-01-31" });
        Assert.Equal(("sales", "2024-01-01 to 2024-01-31", "pdf"), (report.Text("report_type"), report.Text("period"), report.Text("format")));
        Assert.Matches("^Revenue of .+ dollars.*, .+ orders and .+ items sold\\.$", report.Text("summary"));
        Assert.StartsWith(
            "The sales report from Monday, January first to Wednesday, January thirty-first, twenty twenty-four is ready. Revenue of ",
            report.Speech,
            StringComparison.Ordinal);
        Assert.StartsWith($"{platform.Address}reports/{report.Text("report_id")}?expires=", report.Text("download_url"), StringComparison.Ordinal);

        using var answer = await FetchAsync(report.Text("download_url")!);
        var content = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("sales-2024-01-01-2024-01-31.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.True(content.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal(answer.Content.Headers.ContentLength, content.Length);
    }

    [Theory]
    [InlineData("inventory", "json")]
    [InlineData("customer", "excel")]
    public async Task Each_kind_comes_in_each_format(string kind, string format)
    {
        var report = await CompletedAsync(new { reportType = kind, startDate = "2024-01-01", endDate = "2024-03-31", format, filters = new { top = 5 } });

        using var answer = await FetchAsync(report.Text("download_url")!);
        var content = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (format == "json")
        {
            Assert.Equal(kind, JsonElement.Parse(content).GetProperty("report_type").GetString());
        }
        else
        {
            Assert.True(content.AsSpan().StartsWith("PK"u8));
        }
    }

    [Fact]
    public async Task A_changed_link_is_refused()
    {
        var report = await CompletedAsync(new { report_type = "sales", start_date = "2024-01-01", end_date = "2024-01-02", format = "json" });
        var url = report.Text("download_url")!;
        var expires = System.Web.HttpUtility.ParseQueryString(new Uri(url).Query)["expires"]!;

        foreach (var changed in (string[])[url[..^1], url.Replace(expires, $"{expires}0", StringComparison.Ordinal), url.Split('?')[0], $"{url}&expires=1"])
        {
            using var answer = await FetchAsync(changed);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("\"LINK_INVALID\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_repeated_key_is_the_same_report()
    {
        var wish = new { report_type = "sales", start_date = "2024-05-01", end_date = "2024-05-02", format = "json", idempotency_key = "report 1" };

        Assert.Equal(
            (await platform.DoAsync("generate_report", wish)).Text("report_id"),
            (await platform.DoAsync("generate_report", wish)).Text("report_id"));
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_says_so()
    {
        var report = await EndedAsync(new { report_type = "inventory", start_date = "2024-01-01", end_date = "2024-01-02", filters = new { location = "harbour" } });

        Assert.Equal("failed", report.Text("status"));
        Assert.Contains(" could not be made. ", report.Speech, StringComparison.Ordinal);

        using var answer = await FetchAsync(report.Text("download_url")!);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("\"REPORT_FAILED\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_date_range_is_refused()
    {
        var refused = await platform.RefuseAsync(
            "INVALID_ARGUMENTS", "generate_report", new { report_type = "sales", start_date = "2024-02-01", end_date = "2024-01-01" });

        Assert.Equal("end_date", refused.Text("fields[0].field"));
        Assert.Contains("invalid date range", refused.Text("fields[0].reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INVALID_ARGUMENTS", "generate_report", """{"report_type":"weather","start_date":"2024-01-01","end_date":"2024-01-02"}""")]
    [InlineData("INVALID_ARGUMENTS", "generate_report", """{"report_type":"sales","start_date":"2024-01-01","end_date":"2024-01-02","format":"docx"}""")]
    [InlineData("INVALID_ARGUMENTS", "generate_report", """{"report_type":"sales","start_date":"2024-01-01","end_date":"2024-01-02","filters":{"category":"mains"}}""")]
    [InlineData("INVALID_ARGUMENTS", "generate_report", """{"report_type":"sales","start_date":"2020-01-01","end_date":"2024-01-02"}""")]
    [InlineData("INVALID_ARGUMENTS", "report_status", """{"report_id":"the last one"}""")]
    [InlineData("REPORT_NOT_FOUND", "report_status", """{"report_id":"0190b000-0000-7000-8000-00000000ffff"}""")]
    public async Task What_cannot_be_done_has_its_code(string code, string tool, string arguments) => await platform.RefuseAsync(code, tool, arguments);

    private async Task<ToolData> CompletedAsync(object arguments)
    {
        var report = await EndedAsync(arguments);
        Assert.Equal("completed", report.Text("status"));

        return report;
    }

    private async Task<ToolData> EndedAsync(object arguments)
    {
        var report = await platform.DoAsync("generate_report", arguments);
        while (report.Text("status") is "queued" or "running")
        {
            report = await platform.DoAsync("report_status", new { report_id = report.Text("report_id") });
        }

        return report;
    }

    private static async Task<HttpResponseMessage> FetchAsync(string url)
    {
        using var client = new HttpClient();
        return await client.GetAsync(new Uri(url), Cancellation);
    }
}
