using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

/// <summary>What one unit costs, in minor units (cents) of an ISO 4217 currency.</summary>
internal sealed record Price(long MinorUnits, string Currency)
{
    /// <summary>The currency of the whole catalogue.</summary>
    public const string CatalogueCurrency = "USD";

    /// <summary>A million dollars: above it is a typing error, and totals of orders stay far from overflowing.</summary>
    public const long MaxMinorUnits = 100_000_000;

    /// <summary>What is wrong with a price goes to the errors.</summary>
    public static void Check(Price? price, List<FieldError> errors)
    {
        if (price is null)
            errors.Add(new("price", "REQUIRED", "A price is needed."));
        else if (price.Currency != CatalogueCurrency)
            errors.Add(new("price.currency", "WRONG_CURRENCY", $"Prices are in {CatalogueCurrency}."));

        if (price?.MinorUnits is < 0 or > MaxMinorUnits)
            errors.Add(new("price.minor_units", "OUT_OF_RANGE", $"A price is not negative, and at most {MaxMinorUnits / 100} dollars."));
    }
}
