using ServiceDefaults.Data;

namespace ServiceDefaults.Tests.Data;

public sealed class OwnTokenTests
{
    [Fact]
    public async Task Work_is_cancelled_and_whoever_cancels_hears_nothing_of_what_it_throws()
    {
        using var process = new CancellationTokenSource();
        var work = OwnToken.UseAsync(
            async own =>
            {
                await using var broken = own.Register(() => throw new ObjectDisposedException("a connection that has broken"));
                await Task.Delay(Timeout.InfiniteTimeSpan, own);
            },
            process.Token);

        await process.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task Work_that_begins_too_late_has_a_cancelled_token()
    {
        var isCancelled = false;

        await OwnToken.UseAsync(
            own =>
            {
                isCancelled = own.IsCancellationRequested;
                return Task.CompletedTask;
            },
            new CancellationToken(canceled: true));

        Assert.True(isCancelled);
    }

    [Fact]
    public async Task What_the_work_leaves_on_its_token_is_gone_with_it()
    {
        using var process = new CancellationTokenSource();
        var called = false;
        await OwnToken.UseAsync(
            own =>
            {
                own.Register(() => called = true);
                return Task.CompletedTask;
            },
            process.Token);

        await process.CancelAsync();

        Assert.False(called);
    }
}
