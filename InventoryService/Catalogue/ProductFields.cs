using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

/// <summary>Reads the fields that an update names as the rules want them, and refuses with all that is wrong at once.</summary>
internal static class ProductFields
{
    private static readonly string[] Changeable = ["name", "description", "category", "price"];

    public static ProductChanges Read(UpdateProduct command)
    {
        var errors = new List<FieldError>();
        ItemId.Check(command.ItemId, "item_id", errors);
        CheckMask(command.Mask, errors);

        var changes = new ProductChanges(
            command.Mask.Contains("name") ? CatalogueText.ReadLine(command.Name, "name", CatalogueText.MaxName, errors) : null,
            command.Mask.Contains("description")
                ? CatalogueText.ReadLines(command.Description, "description", CatalogueText.MaxDescription, errors)
                : null,
            command.Mask.Contains("category") ? CatalogueText.ReadLine(command.Category, "category", CatalogueText.MaxCategory, errors) : null,
            command.Mask.Contains("price") ? command.Price : null);

        if (command.Mask.Contains("price"))
            Price.Check(command.Price, errors);

        return errors.Count == 0 ? changes : throw DomainError.Invalid([.. errors]);
    }

    private static void CheckMask(IReadOnlyCollection<string> mask, List<FieldError> errors)
    {
        if (mask.Count == 0)
            errors.Add(new("update_mask", "REQUIRED", $"Say what to change: {string.Join(", ", Changeable)}."));

        if (mask.Except(Changeable).Any())
            errors.Add(new("update_mask", "NOT_CHANGEABLE", $"Only {string.Join(", ", Changeable)} can be changed here."));
    }
}
