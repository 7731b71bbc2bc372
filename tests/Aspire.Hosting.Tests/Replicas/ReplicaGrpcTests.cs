using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Aspire.Hosting.Tests.Running;
using Grpc.Core;
using Grpc.Net.Client;
using Sample.V1;

namespace Aspire.Hosting.Tests.Replicas;

[Collection(nameof(RunningApplications))]
public sealed class ReplicaGrpcTests : IClassFixture<ReplicatedBackend>, IAsyncLifetime
{
    private readonly ReplicatedBackend _backend;
    private readonly GrpcChannel _channel;
    private readonly EchoService.EchoServiceClient _client;

    public ReplicaGrpcTests(ReplicatedBackend backend)
    {
        _backend = backend;
        _channel = GrpcChannel.ForAddress(backend.App.GetEndpoint("backend", "grpc"));
        _client = new EchoService.EchoServiceClient(_channel);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The test before this one may have stopped some of them.
    public async ValueTask InitializeAsync() => await _backend.ReplicasAsync();

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Calls_on_one_connection_go_to_all_replicas()
    {
        var replicas = await _backend.ReplicasAsync();
        var answered = new List<int>();
        for (var call = 0; call < ReplicatedBackend.Count; call++)
        {
            answered.Add((await _client.WhoAsync(new WhoRequest(), cancellationToken: Cancellation)).ProcessId);
        }

        Assert.Equal(replicas.Keys.Order(), answered.Order());
    }

    [Fact]
    public async Task A_conversation_goes_both_ways_at_once_and_ends_with_its_trailers()
    {
        using var call = _client.Echo(cancellationToken: Cancellation);
        var answered = new HashSet<int>();
        foreach (var word in (string[])["one", "two", "three"])
        {
            await call.RequestStream.WriteAsync(new Note { Text = word }, Cancellation);
            Assert.True(await call.ResponseStream.MoveNext(Cancellation));
            Assert.Equal(word, call.ResponseStream.Current.Text);
            answered.Add(call.ResponseStream.Current.ProcessId);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext(Cancellation));
        Assert.Single(answered);
        Assert.Equal("3", call.GetTrailers().GetValue("seen"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task An_error_arrives_with_its_status_and_its_trailers()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => _client.RefuseAsync(new WhoRequest(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("nobody is here", error.Status.Detail);
        Assert.Equal("empty", error.Trailers.GetValue("reason"));
    }

    [Fact]
    public async Task A_replica_that_dies_in_the_middle_of_a_call_makes_it_unavailable_and_the_next_call_succeeds()
    {
        using var call = _client.Echo(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new Note { Text = "hello" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        using (var replica = Process.GetProcessById(call.ResponseStream.Current.ProcessId))
        {
            replica.Kill();
        }

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.NotEqual(0, (await _client.WhoAsync(new WhoRequest(), cancellationToken: Cancellation)).ProcessId);
    }

    [Fact]
    public async Task Without_a_replica_calls_are_unavailable()
    {
        await _backend.App.ResourceCommands.ExecuteCommandAsync("backend", KnownResourceCommands.StopCommand, Cancellation);

        var error = await Assert.ThrowsAsync<RpcException>(() => _client.WhoAsync(new WhoRequest(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal("no replica is healthy", error.Status.Detail);
        await _backend.App.ResourceCommands.ExecuteCommandAsync("backend", KnownResourceCommands.StartCommand, Cancellation);
    }
}
