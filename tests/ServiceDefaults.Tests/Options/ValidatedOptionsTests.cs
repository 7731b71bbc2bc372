using Microsoft.Extensions.Options;
using ServiceDefaults.Options;

namespace ServiceDefaults.Tests.Options;

public sealed class ValidatedOptionsTests
{
    [Fact]
    public async Task A_wrong_value_stops_the_start_and_names_its_key()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => BareApplication.StartAsync(builder =>
        {
            builder.Configuration["Kettle:Litres"] = "99";
            builder.AddValidatedOptions<KettleOptions>();
        }));

        Assert.Contains("Kettle:Litres", error.Message, StringComparison.Ordinal);
        Assert.Contains("Kettle__Litres", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_features_may_use_the_same_options()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => BareApplication.StartAsync(builder =>
        {
            builder.Configuration["Kettle:Litres"] = "99";
            builder.AddValidatedOptions<KettleOptions>();
            builder.AddValidatedOptions<KettleOptions>();
        }));

        Assert.Single(error.Failures);
    }

    [Fact]
    public async Task Defaults_in_code_are_enough()
    {
        await using var app = await BareApplication.StartAsync(builder => builder.AddValidatedOptions<KettleOptions>());

        Assert.NotNull(app);
    }
}
