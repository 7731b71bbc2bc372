namespace Aspire.Hosting.Tests.ProjectResources;

public sealed class LaunchSettingsTests
{
    private readonly LaunchSettings _settings = new()
    {
        Profiles =
        {
            ["iis"] = new LaunchProfile { CommandName = "IISExpress" },
            ["plain"] = new LaunchProfile { CommandName = "Project" },
            ["secure"] = new LaunchProfile { CommandName = "Project" },
        },
    };

    [Fact]
    public void The_first_profile_that_starts_the_project_is_chosen()
    {
        Assert.Equal("plain", _settings.Choose(null, null)?.Name);
    }

    [Fact]
    public void A_profile_named_like_the_AppHosts_own_comes_before_it()
    {
        Assert.Equal("secure", _settings.Choose(null, "secure")?.Name);
        Assert.Equal("plain", _settings.Choose(null, "unknown")?.Name);
    }

    [Fact]
    public void A_profile_that_is_asked_for_must_exist()
    {
        Assert.Equal("secure", _settings.Choose("secure", "plain")?.Name);
        Assert.Throws<DistributedApplicationException>(() => _settings.Choose("unknown", null));
    }
}
