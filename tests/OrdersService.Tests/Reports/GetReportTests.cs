using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrdersService.Analytics;
using OrdersService.Data;
using OrdersService.Reports;
using OrdersService.Tests.Hosting;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Reports;

/// <summary>Waiting for a report at one process while another makes it.</summary>
public sealed class GetReportTests(OrdersDatabase database) : IClassFixture<OrdersDatabase>
{
    // As nobody else waits, so that the clock knows who it is.
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(7_531);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_end_of_a_report_is_heard_at_every_process()
    {
        var id = await OrderAsync();
        var clock = new StoppedClock();
        var options = database.Options();
        options.Clock = clock;

        // It asks the database for a sign of life by itself, and whatever a process does there wakes who waits in it.
        options.Services = services => services.Configure<HealthCheckPublisherOptions>(health => health.Delay = TimeSpan.FromDays(1));
        await using var waiting = await ServiceHost<Program>.StartAsync(options, Cancellation);

        var answer = new Wire.ReportService.ReportServiceClient(waiting.Channel).GetReportAsync(
            new() { ReportId = $"{id:D}", Wait = Duration.FromTimeSpan(Wait) },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2),
            cancellationToken: Cancellation);
        await clock.IsWaitedFor.WaitAsync(Cancellation);
        await using var making = await ProgramProcess.StartAsync("OrdersService", database.Options());

        Assert.Equal(Wire.ReportStatus.Completed, (await answer).Status);
    }

    private async Task<Guid> OrderAsync()
    {
        await using var db = new OrdersDbContext(new DbContextOptionsBuilder<OrdersDbContext>().UseNpgsql(database.ConnectionString).Options);
        var request = new ReportRequest(ReportType.Sales, Period.MonthOf(new(2024, 1, 1)), ReportFormat.Json, "", "", 20);
        var report = Report.Order(request, TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(7));
        db.Add(report);
        await db.SaveChangesAsync(Cancellation);

        return report.Id;
    }

    /// <summary>
    /// It stands still before the report was ordered. So nothing is due to the process, whose workers look once and never again: whoever waits
    /// there is woken from outside, or waits for ever.
    /// </summary>
    private sealed class StoppedClock : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

        private readonly TaskCompletionSource _waitedFor = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsWaitedFor => _waitedFor.Task;

        public override DateTimeOffset GetUtcNow() => Start;

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Wait)
            {
                _waitedFor.TrySetResult();
            }

            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
