using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InventoryService.Catalogue;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    /// <summary>Name of a generated column: the name as searches compare it.</summary>
    public const string NameKey = "NameKey";

    /// <summary>Name of a generated column: all searched texts as searches compare them.</summary>
    public const string SearchKey = "SearchKey";

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products", table =>
        {
            table.HasCheckConstraint("ck_products_item_id", "item_id ~ '^[A-Z0-9]{8}$'");
            table.HasCheckConstraint("ck_products_price", $"price_minor_units BETWEEN 0 AND {Price.MaxMinorUnits}");
            table.HasCheckConstraint("ck_products_texts", "length(name) > 0 AND length(category) > 0");
        });

        builder.HasKey(product => product.ItemId);
        builder.HasIndex(product => product.Category);

        builder.Property(product => product.ItemId).HasMaxLength(ItemId.Length);
        builder.Property(product => product.Name).HasMaxLength(CatalogueText.MaxName);
        builder.Property(product => product.Description).HasMaxLength(CatalogueText.MaxDescription);
        builder.Property(product => product.Category).HasMaxLength(CatalogueText.MaxCategory);
        builder.Property(product => product.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(product => product.Version).IsRowVersion();
        builder.Property<string>(NameKey).IsRequired().HasComputedColumnSql("search_key(name)", stored: true);
        builder.Property<string>(SearchKey).IsRequired()
            .HasComputedColumnSql("search_key(name || ' ' || category || ' ' || description)", stored: true);
    }
}
