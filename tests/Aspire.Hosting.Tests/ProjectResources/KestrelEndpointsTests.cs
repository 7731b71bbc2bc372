using Aspire.Hosting.ProjectResources;

namespace Aspire.Hosting.Tests.ProjectResources;

public sealed class KestrelEndpointsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kestrel-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Endpoints_have_the_name_the_port_and_the_protocol_of_the_configuration()
    {
        Write("""{ "Kestrel": { "Endpoints": { "http": { "Url": "http://localhost:5081" }, "grpc": { "Url": "http://*:5181", "Protocols": "Http2" } } } }""");

        var endpoints = KestrelEndpoints.Read(Project, "Development");

        Assert.Equal(
            [("grpc", 5181, "http2", "*"), ("http", 5081, "http", "localhost")],
            endpoints.Select(endpoint => (endpoint.Name, endpoint.Port ?? 0, endpoint.Transport, endpoint.TargetHost)).Order());
    }

    [Fact]
    public void The_environments_own_file_wins()
    {
        Write("""{ "Kestrel": { "Endpoints": { "http": { "Url": "http://localhost:5081" } } } }""");
        Write("""{ "Kestrel": { "Endpoints": { "http": { "Url": "http://localhost:6081" } } } }""", "appsettings.Staging.json");

        Assert.Equal(6081, Assert.Single(KestrelEndpoints.Read(Project, "Staging")).Port);
    }

    [Fact]
    public void A_default_protocol_holds_for_endpoints_that_name_none()
    {
        Write("""{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http2" }, "Endpoints": { "grpc": { "Url": "http://localhost:1" } } } }""");

        Assert.Equal("http2", Assert.Single(KestrelEndpoints.Read(Project, "Development")).Transport);
    }

    [Theory]
    [InlineData("http://localhost:5000", "http", "localhost", 5000)]
    [InlineData("https://*:5001/", "https", "*", 5001)]
    [InlineData("http://[::1]:80", "http", "[::1]", 80)]
    [InlineData("http://localhost", "http", "localhost", null)]
    public void Addresses_are_taken_apart(string url, string scheme, string host, int? port)
    {
        Assert.Equal((scheme, host, port), KestrelEndpoints.ParseAddress(url));
    }

    private string Project => Path.Combine(_folder.FullName, "Service.csproj");

    private void Write(string json, string file = "appsettings.json") => File.WriteAllText(Path.Combine(_folder.FullName, file), json);
}
