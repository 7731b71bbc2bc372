using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrdersService.Analytics;

/// <summary>
/// A row of the view <c>sales</c>: totals of a day at a location, and beside them every change that is not yet in the totals.
/// Only sums mean something.
/// </summary>
internal sealed class SalesRow
{
    public DateOnly BusinessDate { get; private init; }

    public string Location { get; private init; } = "";

    public string Currency { get; private init; } = "";

    public long Orders { get; private init; }

    public long Items { get; private init; }

    /// <summary>Minor units.</summary>
    public long Revenue { get; private init; }
}

/// <summary>A row of the view <c>product_sales</c>, as <see cref="SalesRow"/>.</summary>
internal sealed class ProductSalesRow
{
    public DateOnly BusinessDate { get; private init; }

    public string Location { get; private init; } = "";

    public string Currency { get; private init; } = "";

    public string ItemId { get; private init; } = "";

    public string ItemName { get; private init; } = "";

    public long Quantity { get; private init; }

    /// <summary>Minor units.</summary>
    public long Revenue { get; private init; }
}

internal sealed class SalesRowConfiguration : IEntityTypeConfiguration<SalesRow>
{
    public void Configure(EntityTypeBuilder<SalesRow> builder) => builder.HasNoKey().ToView("sales");
}

internal sealed class ProductSalesRowConfiguration : IEntityTypeConfiguration<ProductSalesRow>
{
    public void Configure(EntityTypeBuilder<ProductSalesRow> builder) => builder.HasNoKey().ToView("product_sales");
}
