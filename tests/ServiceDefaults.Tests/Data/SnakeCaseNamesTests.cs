using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace ServiceDefaults.Tests.Data;

public sealed class SnakeCaseNamesTests
{
    [Theory]
    [InlineData("OrderLine", "order_line")]
    [InlineData("Id", "id")]
    [InlineData("IX_Orders_CustomerId", "ix_orders_customer_id")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Line2Text", "line2_text")]
    public void Words_are_parted(string name, string expected) => Assert.Equal(expected, SnakeCaseNames.Of(name));

    [Fact]
    public void The_model_is_named_throughout_and_explicit_names_stay()
    {
        using var db = new Orders(new DbContextOptionsBuilder<Orders>().UseNpgsql("Host=none").Options);

        var sql = db.Database.GenerateCreateScript();

        Assert.Contains("CREATE TABLE all_orders (", sql, StringComparison.Ordinal);
        Assert.Contains("placed_at timestamp with time zone", sql, StringComparison.Ordinal);
        Assert.Contains("price_minor_units bigint", sql, StringComparison.Ordinal);
        Assert.Contains("CONSTRAINT pk_all_orders PRIMARY KEY (id)", sql, StringComparison.Ordinal);
        Assert.Contains("CONSTRAINT fk_order_line_all_orders_order_id FOREIGN KEY (order_id) REFERENCES all_orders (id)", sql, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE order_line (", sql, StringComparison.Ordinal);
        Assert.Contains("\"ExplicitName\" text", sql, StringComparison.Ordinal);
    }

    private sealed class Orders(DbContextOptions<Orders> options) : DbContext(options)
    {
        public DbSet<Order> AllOrders => Set<Order>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseSnakeCaseNames();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Order>().ComplexProperty(order => order.Price);
            modelBuilder.Entity<Order>().Property(order => order.Note).HasColumnName("ExplicitName");
            modelBuilder.Entity<Order>().OwnsMany(order => order.Lines);
        }
    }

    private sealed class Order
    {
        public Guid Id { get; set; }

        public DateTimeOffset PlacedAt { get; set; }

        public required Price Price { get; set; }

        public string? Note { get; set; }

        public List<OrderLine> Lines { get; } = [];
    }

    private sealed class Price
    {
        public long MinorUnits { get; set; }
    }

    private sealed class OrderLine
    {
        public int Quantity { get; set; }
    }
}
