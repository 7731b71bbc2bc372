namespace InventoryService.Catalogue;

internal sealed class Product
{
    private Product()
    {
    }

    public string ItemId { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Category { get; private set; } = "";

    public long PriceMinorUnits { get; private set; }

    public string Currency { get; private set; } = Price.CatalogueCurrency;

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: an update of a row that someone else changed meanwhile fails.</summary>
    public uint Version { get; private set; }

    /// <summary>Applies the changes; <see cref="UpdatedAt"/> moves only when one of them makes a difference.</summary>
    public void Change(ProductChanges changes, DateTimeOffset now)
    {
        var before = (Name, Description, Category, PriceMinorUnits, Currency);

        Name = changes.Name ?? Name;
        Description = changes.Description ?? Description;
        Category = changes.Category ?? Category;
        PriceMinorUnits = changes.Price?.MinorUnits ?? PriceMinorUnits;
        Currency = changes.Price?.Currency ?? Currency;

        if (before != (Name, Description, Category, PriceMinorUnits, Currency))
            UpdatedAt = now;
    }
}

/// <summary>What an update changes; null leaves a part as it is.</summary>
internal sealed record ProductChanges(string? Name, string? Description, string? Category, Price? Price);
