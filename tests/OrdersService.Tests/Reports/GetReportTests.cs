using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrdersService.Analytics;
using OrdersService.Data;
using OrdersService.Reports;
using OrdersService.Tests.Hosting;
using Platform.Testing;
using Platform.Testing.Hosting;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Reports;

/// <summary>Waiting for a report at one process while another makes it.</summary>
public sealed class GetReportTests(OrdersDatabase database) : IClassFixture<OrdersDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.ReportStatus.Completed)]
    [InlineData(Wire.ReportStatus.Failed)]
    public async Task The_end_of_a_report_is_heard_at_every_process(Wire.ReportStatus end)
    {
        var report = await TakenReportAsync();
        var clock = new StoppedClock();
        var options = database.Options();
        options.Clock = clock;
        await using var waiting = await ServiceHost<Program>.StartAsync(options, Cancellation);
        await using var making = await ServiceHost<Program>.StartAsync(database.Options(), Cancellation);

        var answer = new Wire.ReportService.ReportServiceClient(waiting.Channel).GetReportAsync(
            new() { ReportId = $"{report.Id:D}", Wait = Duration.FromTimeSpan(GetReport.LongestWait) }, cancellationToken: Cancellation);
        await clock.IsWaitedFor.WaitAsync(Cancellation);
        await using var scope = making.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<ReportQueue>();
        Assert.True(await (end == Wire.ReportStatus.Completed
            ? queue.CompleteAsync(report, [], [1], Cancellation)
            : queue.FailAsync(report, "INTERNAL", "No paper.", Cancellation)));

        Assert.Equal(end, (await answer).Status);
    }

    /// <summary>One that no process takes on: by the clock of its maker it is tomorrow.</summary>
    private async Task<Report> TakenReportAsync()
    {
        var tomorrow = new FakeTime(TimeProvider.System.GetUtcNow().AddDays(1));
        await using var db = new OrdersDbContext(new DbContextOptionsBuilder<OrdersDbContext>().UseNpgsql(database.ConnectionString).Options);
        var request = new ReportRequest(ReportType.Sales, Period.MonthOf(new(2024, 1, 1)), ReportFormat.Json, "", "", 20);
        db.Add(Report.Order(request, tomorrow.GetUtcNow(), TimeSpan.FromDays(7)));
        await db.SaveChangesAsync(Cancellation);

        return (await new ReportQueue(db, Options.Create(new ReportsOptions()), tomorrow).TakeAsync(Cancellation))!;
    }

    /// <summary>No time passes by it, so whoever waits is either woken or waits for ever.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private readonly TaskCompletionSource _waitedFor = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsWaitedFor => _waitedFor.Task;

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == GetReport.LongestWait)
            {
                _waitedFor.TrySetResult();
            }

            return base.CreateTimer(callback, state, dueTime == GetReport.LongestWait ? Timeout.InfiniteTimeSpan : dueTime, period);
        }
    }
}
