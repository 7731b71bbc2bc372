using System.Net;
using Aspire.Hosting.Testing;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;
using Platform.Contracts.Customers.V1;

namespace Platform.Tests.EndToEnd;

[Collection(nameof(WholePlatform))]
public sealed class InternalDoorTests(PlatformApplication platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("guessed")]
    public async Task A_stranger_at_a_service_is_unauthenticated(string? token)
    {
        using var channel = GrpcChannel.ForAddress(platform.App.GetEndpoint("customers", "grpc"));
        Metadata headers = token is null ? [] : new() { { "x-service-token", token } };

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            new CustomerService.CustomerServiceClient(channel).GetCustomerAsync(new() { CustomerId = "1" }, headers, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Theory]
    [InlineData("customers", "customers.v1.CustomerService")]
    [InlineData("inventory", "inventory.v1.ProductService")]
    [InlineData("inventory", "inventory.v1.StockService")]
    [InlineData("orders", "orders.v1.OrderService")]
    public async Task One_of_us_is_told_what_a_service_does(string resource, string service)
    {
        using var channel = GrpcChannel.ForAddress(platform.App.GetEndpoint(resource, "grpc"));
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(
            new Metadata { { "x-service-token", PlatformApplication.ServiceToken } }, cancellationToken: Cancellation);

        await call.RequestStream.WriteAsync(new() { FileContainingSymbol = service }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        var files = FileDescriptor.BuildFromByteStrings(call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto.Reverse());
        Assert.Contains(service, files.SelectMany(file => file.Services).Select(known => known.FullName));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("customers")]
    [InlineData("inventory")]
    [InlineData("orders")]
    [InlineData("edge")]
    public async Task Every_process_answers_its_probes(string resource)
    {
        using var client = platform.App.CreateHttpClient(resource, "http");

        // The test before this one may have killed a service, which is back but not yet well.
        while ((await client.GetAsync("/health", Cancellation)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", Cancellation)).StatusCode);
    }
}
