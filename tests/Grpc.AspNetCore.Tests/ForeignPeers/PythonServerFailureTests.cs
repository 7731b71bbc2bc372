using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Our client, Python's server: calls that fail.</summary>
public sealed class PythonServerFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_past_its_deadline_fails_and_ends_on_the_server()
    {
        await using var server = await PythonServer.Start();
        // Connects, so that the time of the next call is its own.
        await server.Client.UnaryAsync(new(), cancellationToken: Cancellation);

        var failure = await Fail(server, "wait", Clock.In(TimeSpan.FromSeconds(2)));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal("ended", await server.AskWhetherItEnded());
    }

    [Fact]
    public async Task A_stream_past_its_deadline_fails_after_what_was_sent()
    {
        await using var server = await PythonServer.Start();
        using var call = server.Client.ServerStream(
            new() { Text = "wait" }, deadline: Clock.In(TimeSpan.FromSeconds(3)), cancellationToken: Cancellation);

        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task The_server_learns_that_its_client_cancelled()
    {
        await using var server = await PythonServer.Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var call = server.Client.ServerStream(new() { Text = "wait" }, cancellationToken: patience.Token);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        await patience.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal("ended", await server.AskWhetherItEnded());
    }

    [Fact]
    public async Task Disposing_a_duplex_call_cancels_it()
    {
        await using var server = await PythonServer.Start();
        var call = server.Client.Duplex(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new() { Text = "first" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        call.Dispose();

        Assert.Equal("ended", await server.AskWhetherItEnded());
    }

    [Fact]
    public async Task A_server_that_cancels_tells_its_client()
    {
        await using var server = await PythonServer.Start();

        Assert.Equal(StatusCode.Cancelled, (await Fail(server, "cancel")).StatusCode);
    }

    [Fact]
    public async Task A_failure_carries_code_detail_and_details()
    {
        await using var server = await PythonServer.Start();

        AssertDetails(await Fail(server, "fail"));
    }

    [Fact]
    public async Task A_failure_in_mid_stream_carries_them_too()
    {
        await using var server = await PythonServer.Start();
        using var call = server.Client.ServerStream(new() { Text = "fail" }, cancellationToken: Cancellation);

        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        AssertDetails(await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation)));
    }

    [Fact]
    public async Task An_exception_is_unknown()
    {
        await using var server = await PythonServer.Start();

        Assert.Equal(StatusCode.Unknown, (await Fail(server, "raise")).StatusCode);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unimplemented()
    {
        await using var server = await PythonServer.Start();

        var failure = await Assert.ThrowsAsync<RpcException>(() => new Health.V1.Health.HealthClient(server.Channel)
            .CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task A_request_over_the_servers_limit_is_refused()
    {
        await using var server = await PythonServer.Start();

        Assert.Equal(StatusCode.ResourceExhausted, (await Fail(server, new string('x', 100_000))).StatusCode);
    }

    [Fact]
    public async Task A_response_over_the_clients_limit_is_refused()
    {
        await using var server = await PythonServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address, new() { MaxReceiveMessageSize = 1000 });

        var failure = await Assert.ThrowsAsync<RpcException>(() => new Relay.RelayClient(channel)
            .UnaryAsync(new() { Text = "big 1001" }, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    private static void AssertDetails(RpcException failure)
    {
        Assert.Equal((StatusCode.FailedPrecondition, "größe 100 %"), (failure.StatusCode, failure.Status.Detail));
        var status = Google.Rpc.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(((int)StatusCode.FailedPrecondition, "größe 100 %"), (status.Code, status.Message));
        Assert.Equal("out of stock", Assert.Single(status.Details).Unpack<Note>().Text);
    }

    private static Task<RpcException> Fail(PythonServer server, string text, DateTime? deadline = null) => Assert.ThrowsAsync<RpcException>(
        () => server.Client.UnaryAsync(new() { Text = text }, deadline: deadline, cancellationToken: Cancellation).ResponseAsync);
}
