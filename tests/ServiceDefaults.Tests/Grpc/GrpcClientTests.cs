using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;
using SampleService;
using SampleService.Wire;
using ServiceDefaults.Errors;
using Client = SampleService.Wire.SampleService.SampleServiceClient;

namespace ServiceDefaults.Tests.Grpc;

/// <summary>Two sample services: the first calls the second as services do.</summary>
public sealed class GrpcClientTests(SampleFixture second) : IClassFixture<SampleFixture>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_carries_the_token_and_the_default_deadline()
    {
        await using var first = await StartAsync();

        var answer = await Next(first).AskAsync(new() { Text = "hello" }, cancellationToken: Ended);

        Assert.Equal("hello", answer.Text);
        Assert.InRange(answer.RemainingMs, 1, 30_000);
    }

    [Fact]
    public async Task A_deadline_that_the_caller_sets_stands()
    {
        await using var first = await StartAsync();

        var answer = await Next(first).AskAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5), cancellationToken: Ended);

        Assert.InRange(answer.RemainingMs, 60_000, 300_000);
    }

    [Fact]
    public async Task A_stream_has_no_deadline()
    {
        await using var first = await StartAsync();

        using var call = Next(first).Watch(new(), cancellationToken: Ended);
        await call.ResponseStream.MoveNext(Ended);

        Assert.Equal(0, call.ResponseStream.Current.RemainingMs);
    }

    [Fact]
    public async Task A_call_made_for_another_call_ends_with_it()
    {
        await using var first = await StartAsync();
        Pass(first);

        var answer = await new Client(first.Channel).AskAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20), cancellationToken: Ended);

        Assert.InRange(long.Parse(answer.Text), 1, 20_000);
    }

    [Fact]
    public async Task Cancelling_a_call_cancels_what_is_done_for_it()
    {
        await using var first = await StartAsync();
        Pass(first);
        var arrived = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        second.Behaviour.Answer = async (text, call) =>
        {
            using var _ = call.CancellationToken.Register(cancelled.SetResult);
            arrived.SetResult();
            await cancelled.Task;
            return text;
        };
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Ended);

        var asked = new Client(first.Channel).AskAsync(new(), cancellationToken: caller.Token).ResponseAsync;
        await arrived.Task.WaitAsync(Ended);
        await caller.CancelAsync();

        await cancelled.Task.WaitAsync(Ended);
        await Assert.ThrowsAsync<RpcException>(() => asked);
    }

    [Fact]
    public async Task A_call_that_may_be_repeated_is_repeated_when_the_service_was_away()
    {
        await using var first = await StartAsync();
        var calls = 0;
        second.Behaviour.Answer = (text, _) => ++calls < 3 ? throw DomainError.Unavailable("BUSY", "Busy.") : Task.FromResult(text);

        var answer = await Next(first).AskAsync(new() { Text = "third time lucky" }, cancellationToken: Ended);

        Assert.Equal(("third time lucky", 3), (answer.Text, calls));
    }

    [Fact]
    public async Task No_other_failure_is_repeated()
    {
        await using var first = await StartAsync();
        var calls = 0;
        second.Behaviour.Answer = (_, _) =>
        {
            calls++;
            throw DomainError.Conflict("CHANGED", "Changed.");
        };

        await Assert.ThrowsAsync<RpcException>(() => Next(first).AskAsync(new(), cancellationToken: Ended).ResponseAsync);

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_call_that_may_not_be_repeated_is_made_once()
    {
        await using var first = await StartAsync();
        var calls = 0;
        second.Behaviour.Answer = (_, _) =>
        {
            calls++;
            throw DomainError.Unavailable("BUSY", "Busy.");
        };

        var error = await Assert.ThrowsAsync<RpcException>(() => Next(first).TellAsync(new(), cancellationToken: Ended).ResponseAsync);

        Assert.Equal(("BUSY", 1), (RemoteError.From(error).Code, calls));
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_and_found_again()
    {
        await using var first = await StartAsync(host =>
        {
            host.Settings["GrpcClient:BreakerMinimumCalls"] = "2";
            host.Settings["GrpcClient:BreakerRest"] = "00:00:00.500";
        });
        var calls = 0;
        second.Behaviour.Answer = (_, _) =>
        {
            calls++;
            throw DomainError.Unavailable("BUSY", "Busy.");
        };

        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<RpcException>(() => Next(first).TellAsync(new(), cancellationToken: Ended).ResponseAsync);

        var error = await Assert.ThrowsAsync<RpcException>(() => Next(first).TellAsync(new(), cancellationToken: Ended).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, ErrorCodes.DependencyUnavailable), (error.StatusCode, RemoteError.From(error).Code));
        Assert.Equal(2, calls);

        second.Behaviour.Answer = (text, _) => Task.FromResult(text);
        Assert.Equal("back", await UntilAnsweredAsync(first));
    }

    [Fact]
    public async Task A_service_without_an_address_stops_the_start_with_the_key_to_set()
    {
        _ = second.Host;
        var options = new ServiceHostOptions { Settings = { ["services:next:grpc:0"] = "" } }.Connect("sampledb", second.ConnectionString);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ServiceHost<Program>.StartAsync(options, Ended));

        Assert.Contains("services__next__grpc__0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_has_gone_dead_is_a_service_that_is_away()
    {
        await using var relay = new TcpRelay(second.Host.Grpc);
        await using var first = await StartAsync(host =>
        {
            host.Service("next", relay.Address);
            host.Settings["GrpcClient:KeepAliveDelay"] = "00:00:01";
            host.Settings["GrpcClient:KeepAliveTimeout"] = "00:00:01";
        });
        await Next(first).TellAsync(new(), cancellationToken: Ended);

        relay.IsSilent = true;
        var error = await Assert.ThrowsAsync<RpcException>(() => Next(first).TellAsync(new(), cancellationToken: Ended).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    private static Client Next(ServiceHost<Program> host) => host.Services.GetRequiredService<Client>();

    private static void Pass(ServiceHost<Program> first) => first.Services.GetRequiredService<Behaviour>().Answer =
        async (text, _) => $"{(await Next(first).AskAsync(new Question { Text = text })).RemainingMs}";

    private static async Task<string> UntilAnsweredAsync(ServiceHost<Program> first)
    {
        while (true)
        {
            try
            {
                return (await Next(first).TellAsync(new() { Text = "back" }, cancellationToken: Ended)).Text;
            }
            catch (RpcException error) when (RemoteError.From(error).Code == ErrorCodes.DependencyUnavailable)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<ServiceHost<Program>> StartAsync(Action<ServiceHostOptions>? configure = null)
    {
        second.Behaviour.Answer = (text, _) => Task.FromResult(text);
        var options = new ServiceHostOptions { Settings = { ["GrpcClient:Deadline"] = "00:00:30" } }
            .Connect("sampledb", second.ConnectionString)
            .Service("next", second.Host.Grpc);
        configure?.Invoke(options);

        return await ServiceHost<Program>.StartAsync(options, Ended);
    }
}
