using Grpc.Core;
using Grpc.Reflection.V1;
using First = Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient;
using Latest = Grpc.Reflection.V1.ServerReflection.ServerReflectionClient;

namespace ServiceDefaults.Tests.Grpc;

public sealed class ReflectionTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_learns_nothing()
    {
        using var channel = sample.Host.CreateChannel(token: null);
        using var latest = new Latest(channel).ServerReflectionInfo(cancellationToken: Cancellation);
        using var first = new First(channel).ServerReflectionInfo(cancellationToken: Cancellation);

        var errors = new[]
        {
            await Assert.ThrowsAsync<RpcException>(() => latest.ResponseStream.MoveNext(Cancellation)),
            await Assert.ThrowsAsync<RpcException>(() => first.ResponseStream.MoveNext(Cancellation)),
        };

        Assert.All(errors, error => Assert.Equal(StatusCode.Unauthenticated, error.StatusCode));
    }

    [Fact]
    public async Task One_of_us_is_told_of_the_services()
    {
        using var call = new Latest(sample.Host.Channel).ServerReflectionInfo(cancellationToken: Cancellation);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        var services = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Contains("sample.v1.SampleService", services);
        Assert.Contains("grpc.health.v1.Health", services);
    }
}
