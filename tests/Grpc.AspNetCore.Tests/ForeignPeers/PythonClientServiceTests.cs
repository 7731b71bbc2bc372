using Grpc.AspNetCore.Tests.HealthChecks;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Python's client, our server: the services that gRPC defines.</summary>
public sealed class PythonClientServiceTests
{
    [Fact]
    public async Task Health_is_told_and_followed()
    {
        await using var server = await HealthServer.Start();
        await using var client = await PythonClient.Start("health", server.Address);
        await client.Read();
        server.Database = HealthStatus.Unhealthy;
        await server.Publish();

        await client.GoOn();

        var result = await PythonClient.Result(client);
        Assert.Equal("SERVING", result.Text("check"));
        Assert.Equal(["SERVING", "NOT_SERVING"], result.Texts("watch"));
    }

    [Fact]
    public async Task Reflection_is_enough_to_make_a_call()
    {
        await using var server = await RelayServer.Start(
            new() { Unary = (request, _) => Task.FromResult(new Note { Text = $"re: {request.Text}" }) },
            configureServices: services => services.AddGrpcReflection(),
            map: application => application.MapGrpcReflectionService());

        var result = await PythonClient.Run("reflection", server);

        foreach (var version in (string[])["v1", "v1alpha"])
        {
            Assert.Contains("tests.relay.v1.Relay", result.GetProperty(version).Texts("services"));
            Assert.Equal((int)StatusCode.NotFound, result.GetProperty(version).GetProperty("unknown").GetInt32());
        }

        Assert.Equal(["Unary", "ServerStream", "ClientStream", "Duplex"], result.Texts("methods"));
        Assert.Equal("re: by reflection", result.Text("answer"));
    }
}
