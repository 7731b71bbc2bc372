using Grpc.AspNetCore.Tests.Hosting;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Python's client, our server; the client is killed in the middle of a call.</summary>
public sealed class PythonClientDeathTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cancel_unary")]
    [InlineData("hold_server_stream")]
    [InlineData("hold_client_stream")]
    [InlineData("hold_duplex")]
    public async Task Its_call_ends_here_and_other_calls_go_on(string scenario)
    {
        var calls = new EndlessCalls();
        await using var server = await RelayServer.Start(calls.Behaviour);
        using var other = server.Client.Duplex(cancellationToken: Cancellation);
        await using var client = await PythonClient.Start(scenario, server.Address);
        await client.Read();
        await calls.Started.WaitAsync(Cancellation);

        await client.Kill();

        await calls.Ended.WaitAsync(Cancellation);
        await other.RequestStream.WriteAsync(new() { Text = "still here" }, Cancellation);
        Assert.True(await other.ResponseStream.MoveNext(Cancellation));
    }

    [Theory]
    [InlineData("hold_client_stream")]
    [InlineData("hold_duplex")]
    public async Task A_stream_that_broke_off_does_not_look_complete(string scenario)
    {
        var calls = new EndlessCalls();
        await using var server = await RelayServer.Start(calls.Behaviour);
        await using var client = await PythonClient.Start(scenario, server.Address);
        await client.Read();
        await calls.Started.WaitAsync(Cancellation);

        await client.Kill();

        Assert.NotNull(await calls.ReadFailure.WaitAsync(Cancellation));
    }
}
