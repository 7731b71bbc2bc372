using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Parameters;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("Parameters:api-key=given")]
    [InlineData("Parameters:api_key=given")]
    public async Task Configuration_gives_the_value(string argument)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create(argument);
        var parameter = builder.AddParameter("api-key", new GenerateParameterDefault { MinLength = 8 }, secret: true);

        Assert.Equal("given", await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_value_is_named_with_every_way_to_give_it()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var parameter = builder.AddParameter("api-key", secret: true);

        var missing = await Assert.ThrowsAsync<MissingParameterValueException>(async () =>
            await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'api-key'", missing.Message);
        Assert.Contains("Parameters__api_key", missing.Message);
    }

    [Fact]
    public async Task A_value_that_persists_is_the_same_in_the_next_run_and_readable_by_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("parameters-");
        try
        {
            var first = await GenerateAsync(folder.FullName);
            var second = await GenerateAsync(folder.FullName);

            Assert.Equal(first, second);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(folder.FullName, "secrets.json")).UnixFileMode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_secret_cannot_be_published_as_a_default()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();

        Assert.Throws<ArgumentException>(() => builder.AddParameter("api-key", "value", publishValueAsDefault: true, secret: true));
    }

    private static async Task<string?> GenerateAsync(string state)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create($"AppHost:StateDirectory={state}");
        var parameter = builder.AddParameter("api-key", new GenerateParameterDefault { MinLength = 20 }, secret: true, persist: true);
        return await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken);
    }
}
