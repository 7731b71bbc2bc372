using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Endpoints;

public sealed class EndpointTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();

    public void Dispose() => _builder.Dispose();

    [Fact]
    public void The_same_name_again_changes_the_endpoint()
    {
        var web = _builder.AddExecutable("web", "true", "/").WithHttpEndpoint(port: 8080).WithHttpEndpoint(env: "WEB_PORT");

        var endpoint = Assert.Single(web.Resource.Annotations.OfType<EndpointAnnotation>());
        Assert.Equal(("http", 8080, "http"), (endpoint.Name, endpoint.Port, endpoint.Transport));
    }

    [Fact]
    public void An_endpoint_can_be_changed_by_callback_and_is_created_when_missing()
    {
        var web = _builder.AddExecutable("web", "true", "/").WithEndpoint("http", endpoint => endpoint.Port = 81);

        Assert.Equal("http", web.GetEndpoint("http").Scheme);
        Assert.Throws<InvalidOperationException>(() => web.WithEndpoint("other", _ => { }, createIfNotExists: false));
    }

    [Fact]
    public void Endpoints_without_a_name_are_named_after_their_scheme()
    {
        var web = _builder.AddExecutable("web", "true", "/").WithEndpoint(scheme: "amqp").WithEndpoint();

        Assert.Equal(["amqp", "tcp"], web.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Name));
    }

    [Fact]
    public void An_address_that_is_asked_for_too_early_is_an_error_with_a_reason()
    {
        var web = _builder.AddExecutable("web", "true", "/").WithHttpEndpoint();

        var early = Assert.Throws<InvalidOperationException>(() => web.GetEndpoint("http").Url);

        Assert.Contains("when the application starts", early.Message);
    }

    [Fact]
    public async Task Parts_of_an_endpoint_can_be_named()
    {
        var web = _builder.AddExecutable("web", "true", "/").WithHttpEndpoint();
        var endpoint = web.GetEndpoint("http");
        endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", 81);

        Assert.Equal("localhost:81", await endpoint.Property(EndpointProperty.HostAndPort).GetValueAsync(TestContext.Current.CancellationToken));
        Assert.Equal("{web.bindings.http.host}:{web.bindings.http.port}", endpoint.Property(EndpointProperty.HostAndPort).ValueExpression);
        Assert.Equal("http://localhost:81", await endpoint.GetValueAsync(TestContext.Current.CancellationToken));
    }
}
