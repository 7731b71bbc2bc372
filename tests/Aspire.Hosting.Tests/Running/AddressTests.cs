using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Running;

[Collection(nameof(RunningApplications))]
public sealed class AddressTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_bound_to_one_address_of_the_machine_is_reached_and_checked_there()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(candidate));
        Assert.SkipWhen(address is null, "This machine has no address but loopback.");

        Assert.Equal(address!.ToString(), await HostOfAsync(address.ToString()));
    }

    [Fact]
    public async Task A_service_bound_to_all_addresses_is_reached_by_localhost() => Assert.Equal("localhost", await HostOfAsync("0.0.0.0"));

    private static async Task<string> HostOfAsync(string bound)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddProject<Projects.Sample_Backend>("backend")
            .WithEndpoint("http", endpoint => endpoint.TargetHost = bound)
            .WithHttpHealthCheck("/health", endpointName: "http");
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);
        using var client = app.CreateHttpClient("backend", "http");

        Assert.Equal("backend", await client.GetStringAsync("/", Cancellation));
        return client.BaseAddress!.Host;
    }
}
