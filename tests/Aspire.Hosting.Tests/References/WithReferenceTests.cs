using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.References;

public sealed class WithReferenceTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create("Parameters:secret=pw");

    public void Dispose() => _builder.Dispose();

    [Fact]
    public async Task A_database_gives_its_connection_string_and_its_parts()
    {
        var postgres = _builder.AddPostgres("postgres", password: _builder.AddParameter("secret", secret: true));
        var database = postgres.AddDatabase("catalogdb", "catalogue");
        VariablesOf.Allocate(postgres.Resource, "tcp", 5555);
        var client = _builder.AddExecutable("client", "true", "/").WithReference(database);

        var variables = await VariablesOf.ResourceAsync(client.Resource);

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings__catalogdb"] = "Host=localhost;Port=5555;Username=postgres;Password=pw;Database=catalogue",
                ["CATALOGDB_HOST"] = "localhost",
                ["CATALOGDB_PORT"] = "5555",
                ["CATALOGDB_USERNAME"] = "postgres",
                ["CATALOGDB_PASSWORD"] = "pw",
                ["CATALOGDB_URI"] = "postgresql://postgres:pw@localhost:5555/catalogue",
                ["CATALOGDB_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://localhost:5555/catalogue",
                ["CATALOGDB_DATABASENAME"] = "catalogue",
            },
            variables);
    }

    [Fact]
    public async Task Redis_gives_its_connection_string_and_its_parts()
    {
        var cache = _builder.AddRedis("cache", password: _builder.AddParameter("secret", secret: true));
        VariablesOf.Allocate(cache.Resource, "tcp", 6666);
        var client = _builder.AddExecutable("client", "true", "/").WithReference(cache);

        var variables = await VariablesOf.ResourceAsync(client.Resource);

        Assert.Equal("localhost:6666,password=pw", variables["ConnectionStrings__cache"]);
        Assert.Equal("redis://:pw@localhost:6666", variables["CACHE_URI"]);
        Assert.Equal(5, variables.Count);
    }

    [Fact]
    public async Task A_connection_string_can_have_another_name()
    {
        var cache = _builder.AddRedis("cache", password: _builder.AddParameter("secret", secret: true));
        VariablesOf.Allocate(cache.Resource, "tcp", 6666);
        var client = _builder.AddExecutable("client", "true", "/").WithReference(cache, "fast-store");

        var variables = await VariablesOf.ResourceAsync(client.Resource);

        Assert.Contains("ConnectionStrings__fast-store", variables.Keys);
        Assert.Contains("FAST_STORE_HOST", variables.Keys);
    }

    [Fact]
    public async Task A_project_gives_the_addresses_of_its_endpoints()
    {
        var project = Project("order-api");
        VariablesOf.Allocate(project.Resource, "http", 5080);
        VariablesOf.Allocate(project.Resource, "grpc", 5180);
        var client = _builder.AddExecutable("client", "true", "/").WithReference(project);

        var variables = await VariablesOf.ResourceAsync(client.Resource);

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["ORDER_API_HTTP"] = "http://localhost:5080",
                ["services__order-api__http__0"] = "http://localhost:5080",
                ["ORDER_API_GRPC"] = "http://localhost:5180",
                ["services__order-api__grpc__0"] = "http://localhost:5180",
            },
            variables);
    }

    [Fact]
    public async Task Referring_to_a_project_and_to_one_of_its_endpoints_names_the_endpoint_once()
    {
        var project = Project("orders");
        VariablesOf.Allocate(project.Resource, "http", 5080);
        var client = _builder.AddExecutable("client", "true", "/").WithReference(project).WithReference(project.GetEndpoint("http"));

        Assert.Equal(2, (await VariablesOf.ResourceAsync(client.Resource)).Count);
    }

    [Fact]
    public async Task A_fixed_address_is_given_under_its_name()
    {
        var client = _builder.AddExecutable("client", "true", "/").WithReference("maps", new Uri("https://maps.example/"));

        var variables = await VariablesOf.ResourceAsync(client.Resource);

        Assert.Equal("https://maps.example/", variables["services__maps__default__0"]);
        Assert.Equal("https://maps.example/", variables["maps"]);
    }

    private IResourceBuilder<ProjectResource> Project(string name) => _builder.AddResource(new ProjectResource(name));
}
