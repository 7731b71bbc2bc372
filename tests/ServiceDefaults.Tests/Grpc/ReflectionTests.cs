using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Client = Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient;

namespace ServiceDefaults.Tests.Grpc;

public sealed class ReflectionTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_learns_nothing()
    {
        using var channel = sample.Host.CreateChannel(token: null);
        using var call = new Client(channel).ServerReflectionInfo(cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task One_of_us_is_told_of_the_services()
    {
        using var call = new Client(sample.Host.Channel).ServerReflectionInfo(cancellationToken: Cancellation);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        var services = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Contains("sample.v1.SampleService", services);
        Assert.Contains("grpc.health.v1.Health", services);
    }
}
