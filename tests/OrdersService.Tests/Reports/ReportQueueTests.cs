using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Analytics;
using OrdersService.Data;
using OrdersService.Reports;
using OrdersService.Tests.Hosting;
using Platform.Testing;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Reports;

/// <summary>Who makes which report, without anybody who makes them.</summary>
public sealed class ReportQueueTests(OrdersDatabase database) : IClassFixture<OrdersDatabase>, IAsyncDisposable
{
    private readonly FakeTime _clock = new();
    private readonly ReportsOptions _options = new();
    private readonly List<OrdersDbContext> _opened = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_report_is_taken_by_one()
    {
        var ordered = await OrderAsync(20);

        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Queue().TakeAsync(Cancellation)));

        Assert.Equal(ordered.Order(), taken.OfType<Report>().Select(report => report.Id).Order());
        Assert.All(taken.OfType<Report>(), report => Assert.Equal((ReportStatus.Running, 1), (report.Status, report.Attempts)));
    }

    [Fact]
    public async Task A_silent_maker_loses_its_report_after_the_lease()
    {
        await OrderAsync(1);
        var (first, second) = (Queue(), Queue());
        var silent = await first.TakeAsync(Cancellation);

        _clock.Advance(_options.Lease - TimeSpan.FromSeconds(1));
        Assert.True(await first.AdvanceAsync(silent!, 40, Cancellation));
        _clock.Advance(_options.Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await second.TakeAsync(Cancellation));

        _clock.Advance(TimeSpan.FromSeconds(2));
        var next = await second.TakeAsync(Cancellation);
        Assert.Equal((silent!.Id, 2), (next!.Id, next.Attempts));

        Assert.False(await first.AdvanceAsync(silent, 80, Cancellation));
        Assert.False(await first.CompleteAsync(silent, [], [1], Cancellation));
        Assert.True(await second.CompleteAsync(next, [], [2], Cancellation));
        Assert.Equal([2], await ContentOf(next.Id));
    }

    [Fact]
    public async Task A_report_that_failed_is_begun_again_after_a_pause()
    {
        await OrderAsync(1);
        var queue = Queue();
        var report = await queue.TakeAsync(Cancellation);
        Assert.True(await queue.PostponeAsync(report!, Cancellation));
        Assert.Null(await queue.TakeAsync(Cancellation));

        _clock.Advance(_options.RetryAfter);
        var again = await queue.TakeAsync(Cancellation);
        Assert.Equal((report!.Id, 2), (again!.Id, again.Attempts));

        Assert.True(await queue.FailAsync(again, "INTERNAL", "No paper.", Cancellation));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await queue.TakeAsync(Cancellation));
    }

    [Fact]
    public async Task Reports_are_deleted_with_their_documents_after_their_time()
    {
        await OrderAsync(1);
        var queue = Queue();
        var report = await queue.TakeAsync(Cancellation);
        await queue.CompleteAsync(report!, [], [1], Cancellation);

        await queue.DeleteExpiredAsync(Cancellation);
        Assert.Equal([1], await ContentOf(report!.Id));

        _clock.Advance(_options.KeepFor + TimeSpan.FromSeconds(1));
        await queue.DeleteExpiredAsync(Cancellation);
        Assert.Null(await ContentOf(report.Id));
    }

    [Theory]
    [InlineData(1, "Completed")]
    [InlineData(3, "Failed")]
    public async Task What_a_killed_process_was_making_is_ended_by_another(int attempts, string end)
    {
        // As a process left it that was killed, and whose lease is over by the service's clock.
        var id = Assert.Single(await OrderAsync(1));
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            Assert.NotNull(await Queue().TakeAsync(Cancellation));
            _clock.Advance(_options.Lease + TimeSpan.FromSeconds(1));
        }

        await using var service = await ServiceHost<Program>.StartAsync(database.Options(), Cancellation);

        Assert.Equal(end, $"{await EndOf(id)}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in _opened)
            await db.DisposeAsync();

        await using var rest = Open();
        await rest.Set<Report>().ExecuteDeleteAsync(CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    private async Task<ReportStatus> EndOf(Guid id)
    {
        while (true)
        {
            await using var db = Open();
            var report = await db.Set<Report>().AsNoTracking().SingleAsync(report => report.Id == id, Cancellation);

            if (report.HasEnded)
                return report.Status;

            await Task.Delay(50, Cancellation);
        }
    }

    private async Task<List<Guid>> OrderAsync(int count)
    {
        await using var db = Open();
        var request = new ReportRequest(ReportType.Sales, Period.MonthOf(new(2024, 1, 1)), ReportFormat.Json, "", "", 20);
        List<Report> reports = [.. Enumerable.Range(0, count).Select(_ => Report.Order(request, _clock.GetUtcNow(), _options.KeepFor))];
        db.AddRange(reports);
        await db.SaveChangesAsync(Cancellation);

        return [.. reports.Select(report => report.Id)];
    }

    private async Task<byte[]?> ContentOf(Guid id)
    {
        await using var db = Open();
        return (await db.Set<ReportFile>().AsNoTracking().SingleOrDefaultAsync(file => file.ReportId == id, Cancellation))?.Content;
    }

    private ReportQueue Queue()
    {
        _opened.Add(Open());
        return new(_opened[^1], Options.Create(_options), _clock);
    }

    private OrdersDbContext Open() => new(new DbContextOptionsBuilder<OrdersDbContext>().UseNpgsql(database.ConnectionString).Options);
}
