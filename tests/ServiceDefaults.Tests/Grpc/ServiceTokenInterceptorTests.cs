using Grpc.Core;
using Grpc.Health.V1;
using ServiceDefaults.Errors;
using Client = SampleService.Wire.SampleService.SampleServiceClient;
using Probe = Grpc.Health.V1.Health;

namespace ServiceDefaults.Tests.Grpc;

public sealed class ServiceTokenInterceptorTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("token-of-another-platform")]
    public async Task A_stranger_is_turned_away(string? token)
    {
        using var channel = sample.Host.CreateChannel(token);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => new Client(channel).AskAsync(new(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.Equal(ErrorCodes.Unauthenticated, RemoteError.From(error).Code);
    }

    [Fact]
    public async Task A_stranger_gets_no_stream_either()
    {
        using var channel = sample.Host.CreateChannel(token: null);
        using var call = new Client(channel).Watch(new(), cancellationToken: TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task One_of_us_is_answered()
    {
        var answer = await sample.Client.AskAsync(new() { Text = "hello" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("hello", answer.Text);
    }

    [Fact]
    public async Task Probes_need_no_token()
    {
        using var channel = sample.Host.CreateChannel(token: null);

        var health = await new Probe.HealthClient(channel).CheckAsync(new(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }
}
