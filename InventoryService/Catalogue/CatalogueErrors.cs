using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

/// <summary>The refusals of this feature; docs/errors.md explains their codes.</summary>
internal static class CatalogueErrors
{
    public static DomainException NoProduct(string itemId) =>
        DomainError.NotFound("PRODUCT_NOT_FOUND", $"There is no product {itemId}.").With("item_id", itemId);

    public static DomainException Busy() =>
        DomainError.Conflict("CONCURRENT_UPDATE", "This product is being changed by others at the moment.");
}
