using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Options;

namespace ServiceDefaults.Faults;

internal static class FailPointsSetup
{
    public static void AddFailPoints(this IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();

        builder.AddValidatedOptions<FailPointsOptions>().Validate(
            options => options.Directory is null || !isProduction, "FailPoints:Directory: Must not be set in production. Remove it.");
        builder.Services.AddSingleton<FailPoints>();
    }
}
