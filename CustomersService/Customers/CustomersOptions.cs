using System.ComponentModel.DataAnnotations;

namespace CustomersService.Customers;

/// <summary>Section <c>Customers</c>.</summary>
internal sealed class CustomersOptions : IValidatableObject
{
    /// <summary>The ISO 3166 country whose telephone numbers are written without country code. The default is US.</summary>
    [Required]
    public string DefaultRegion { get; set; } = "US";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!PhoneRegion.IsKnown(DefaultRegion))
            yield return new ValidationResult($"Must be one of {PhoneRegion.Codes}, not '{DefaultRegion}'.", [nameof(DefaultRegion)]);
    }
}
