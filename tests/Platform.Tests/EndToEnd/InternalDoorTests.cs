using System.Net;
using Aspire.Hosting.Testing;
using Grpc.Core;
using Grpc.Net.Client;
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
    [InlineData("customers")]
    [InlineData("inventory")]
    [InlineData("orders")]
    [InlineData("edge")]
    public async Task Every_process_answers_its_probes(string resource)
    {
        using var client = platform.App.CreateHttpClient(resource, "http");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", Cancellation)).StatusCode);
    }
}
