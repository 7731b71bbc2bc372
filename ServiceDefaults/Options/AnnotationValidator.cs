using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Options;

/// <summary>Checks data annotations and names the configuration key of each value that is wrong.</summary>
internal sealed class AnnotationValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var results = new List<ValidationResult>();

        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    private static string Describe(ValidationResult result)
    {
        var section = ValidatedOptions.SectionOf(typeof(TOptions));
        var keys = result.MemberNames.Select(member => $"{section}:{member}").DefaultIfEmpty(section).ToList();
        var variables = keys.Select(key => key.Replace(":", "__", StringComparison.Ordinal));

        return $"{string.Join(", ", keys)}: {result.ErrorMessage} Set it in the configuration or as {string.Join(", ", variables)} in the environment.";
    }
}
