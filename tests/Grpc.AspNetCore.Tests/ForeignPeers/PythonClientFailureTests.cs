using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Python's client, our server: calls that fail.</summary>
public sealed class PythonClientFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deadline")]
    [InlineData("stream_deadline")]
    public async Task A_call_past_its_deadline_fails_and_ends_here(string scenario)
    {
        var calls = new EndlessCalls();
        await using var server = await RelayServer.Start(calls.Behaviour);

        var result = await PythonClient.Run(scenario, server);

        Assert.Equal("DEADLINE_EXCEEDED", result.Code());
        await calls.Ended.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task We_learn_that_a_client_cancelled()
    {
        var calls = new EndlessCalls();
        await using var server = await RelayServer.Start(calls.Behaviour);
        await using var client = await PythonClient.Start("cancel_unary", server.Address);
        await client.Read();
        await calls.Started.WaitAsync(Cancellation);

        await client.GoOn();

        Assert.Equal("CANCELLED", (await PythonClient.Result(client)).Code());
        await calls.Ended.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task We_learn_that_a_client_cancelled_its_stream()
    {
        var calls = new EndlessCalls();
        await using var server = await RelayServer.Start(calls.Behaviour);

        var result = await PythonClient.Run("cancel_stream", server);

        Assert.Equal("CANCELLED", result.Code());
        await calls.Ended.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_server_that_cancels_tells_its_client()
    {
        Assert.Equal("CANCELLED", (await Fail((_, _) => throw new RpcException(Core.Status.DefaultCancelled))).Code());
    }

    [Fact]
    public async Task A_failure_carries_code_detail_details_and_trailers()
    {
        var details = new Google.Rpc.Status
        {
            Code = (int)StatusCode.FailedPrecondition,
            Message = "größe 100 %",
            Details = { Any.Pack(new Note { Text = "out of stock" }) },
        };

        var result = await Fail((_, _) => throw new RpcException(
            new(StatusCode.FailedPrecondition, details.Message),
            new Metadata { { "grpc-status-details-bin", details.ToByteArray() }, { "x-tail", "t" } }));

        Assert.Equal(("FAILED_PRECONDITION", "größe 100 %"), (result.Code(), result.Text("detail")));
        Assert.Equal("t", result.GetProperty("trailers").Text("x-tail"));
        Assert.Equal((int)StatusCode.FailedPrecondition, result.GetProperty("status").GetProperty("code").GetInt32());
        Assert.Equal("größe 100 %", result.GetProperty("status").Text("message"));
        Assert.Equal(["out of stock"], result.GetProperty("status").Texts("notes"));
    }

    [Fact]
    public async Task A_failure_in_mid_stream_follows_what_was_sent()
    {
        await using var server = await RelayServer.Start(new()
        {
            ServerStream = async (request, responses, _) =>
            {
                await responses.WriteAsync(request);
                throw new RpcException(new(StatusCode.DataLoss, "torn"));
            },
        });

        var result = await PythonClient.Run("stream", server);

        Assert.Equal(["hello"], result.Texts("received"));
        Assert.Equal(("DATA_LOSS", "torn"), (result.Code(), result.Text("detail")));
    }

    [Fact]
    public async Task An_exception_stays_on_the_server()
    {
        var result = await Fail((_, _) => throw new InvalidOperationException("the password is swordfish"));

        Assert.Equal("UNKNOWN", result.Code());
        Assert.DoesNotContain("swordfish", result.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unary")]
    [InlineData("unknown_service")]
    public async Task What_is_not_there_is_unimplemented(string scenario)
    {
        await using var server = await RelayServer.Start(new());

        Assert.Equal("UNIMPLEMENTED", (await PythonClient.Run(scenario, server)).Code());
    }

    [Fact]
    public async Task A_request_over_our_limit_is_refused()
    {
        await using var server = await RelayServer.Start(
            new() { Unary = (request, _) => Task.FromResult(request) }, grpc => grpc.MaxReceiveMessageSize = 1000);

        Assert.Equal("RESOURCE_EXHAUSTED", (await PythonClient.Run("large_request", server)).Code());
    }

    [Fact]
    public async Task A_response_over_the_clients_limit_is_refused()
    {
        Assert.Equal("RESOURCE_EXHAUSTED", (await Fail((_, _) => Task.FromResult(new Note { Text = new('x', 100_000) }))).Code());
    }

    [Fact]
    public async Task A_connection_that_we_drop_in_mid_stream_is_unavailable()
    {
        var received = new TaskCompletionSource();
        await using var server = await RelayServer.Start(new()
        {
            Duplex = async (_, responses, context) =>
            {
                await responses.WriteAsync(new());
                await received.Task;
                context.GetHttpContext().Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
            },
        });
        await using var client = await PythonClient.Start("hold_duplex", server.Address);
        await client.Read();

        received.SetResult();
        await client.GoOn();

        Assert.Equal("UNAVAILABLE", (await PythonClient.Result(client)).Code());
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unavailable()
    {
        var server = await RelayServer.Start(new());
        var address = server.Address;
        await server.DisposeAsync();

        Assert.Equal("UNAVAILABLE", (await PythonClient.Run("unary", address)).Code());
    }

    private static async Task<System.Text.Json.JsonElement> Fail(UnaryServerMethod<Note, Note> method)
    {
        await using var server = await RelayServer.Start(new() { Unary = method });
        return await PythonClient.Run("unary", server);
    }
}
