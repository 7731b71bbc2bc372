using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Application;

public sealed class ModelTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();

    public void Dispose() => _builder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("with space")]
    [InlineData("two--hyphens")]
    [InlineData("ends-")]
    [InlineData("seventy-letters-are-more-than-a-resource-name-may-have-so-this-is-refused")]
    public void Names_follow_the_rules(string name)
    {
        Assert.ThrowsAny<ArgumentException>(() => _builder.AddRedis(name));
    }

    [Fact]
    public void A_name_is_taken_regardless_of_case()
    {
        _builder.AddRedis("cache");

        Assert.Throws<DistributedApplicationException>(() => _builder.AddRedis("Cache"));
    }

    [Fact]
    public void Nothing_can_wait_for_itself_or_for_its_parent()
    {
        var a = _builder.AddExecutable("a", "true", "/");

        Assert.Throws<DistributedApplicationException>(() => a.WaitFor(a));
    }

    [Fact]
    public void Waiting_in_a_circle_is_named()
    {
        var a = _builder.AddExecutable("a", "true", "/");
        var b = _builder.AddExecutable("b", "true", "/").WaitFor(a);
        a.WaitFor(b);

        var circle = Assert.Throws<DistributedApplicationException>(() => Dependencies.EnsureNoCycle(_builder.Resources));

        Assert.Contains("'a' → 'b' → 'a'", circle.Message);
    }

    [Fact]
    public void The_command_line_says_whether_to_run_or_to_publish()
    {
        using var publishing = DistributedApplicationTestingBuilder.Create("--publisher", "manifest", "--output-path", "x.json");

        Assert.True(_builder.ExecutionContext.IsRunMode);
        Assert.True(publishing.ExecutionContext.IsPublishMode);
        Assert.Equal("manifest", publishing.ExecutionContext.PublisherName);
    }

    [Fact]
    public void Callbacks_may_replace_or_add_to_what_has_been_said()
    {
        var a = _builder.AddExecutable("a", "true", "/").WithExplicitStart().WithExplicitStart();

        Assert.Single(a.Resource.Annotations.OfType<ExplicitStartupAnnotation>());
    }
}
