using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Options;

/// <summary>Options that are bound to configuration and checked when the process starts.</summary>
public static class ValidatedOptions
{
    /// <summary>
    /// Binds <typeparamref name="TOptions"/> to the section of its name without "Options" and checks its annotations at start. May be
    /// called by each feature that reads the options.
    /// </summary>
    public static OptionsBuilder<TOptions> AddValidatedOptions<TOptions>(this IHostApplicationBuilder builder)
        where TOptions : class
    {
        var options = builder.Services.AddOptions<TOptions>();

        if (builder.Services.Any(service => service.ServiceType == typeof(AnnotationValidator<TOptions>)))
            return options;

        builder.Services.AddSingleton<AnnotationValidator<TOptions>>();
        builder.Services.AddSingleton<IValidateOptions<TOptions>>(services => services.GetRequiredService<AnnotationValidator<TOptions>>());

        return options.BindConfiguration(SectionOf(typeof(TOptions))).ValidateOnStart();
    }

    internal static string SectionOf(Type options) =>
        options.Name.EndsWith("Options", StringComparison.Ordinal) ? options.Name[..^"Options".Length] : options.Name;
}
