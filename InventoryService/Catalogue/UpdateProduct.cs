using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Catalogue;

/// <summary>Changes the fields that the mask names and leaves all others alone.</summary>
internal sealed record UpdateProduct(
    string ItemId, string Name, string Description, string Category, Price? Price, IReadOnlyCollection<string> Mask);

internal sealed class UpdateProductHandler(InventoryDbContext db, GetProductHandler getProduct, TimeProvider clock)
{
    private const int MaxAttempts = 10;

    public async Task<ProductAvailability> HandleAsync(UpdateProduct command, CancellationToken cancellationToken)
    {
        var changes = ProductFields.Read(command);

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await TryChangeAsync(command.ItemId, changes, cancellationToken))
                return await getProduct.HandleAsync(new(command.ItemId), cancellationToken);
        }

        throw CatalogueErrors.Busy();
    }

    /// <summary>False when someone else changed the row meanwhile; then the changes belong on what it is now.</summary>
    private async Task<bool> TryChangeAsync(string itemId, ProductChanges changes, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(product => product.ItemId == itemId, cancellationToken)
            ?? throw CatalogueErrors.NoProduct(itemId);
        product.Change(changes, clock.GetUtcNow());

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
