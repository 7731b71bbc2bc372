using Microsoft.EntityFrameworkCore;
using OrdersService.Orders;
using ServiceDefaults.Data;
using ServiceDefaults.Intents;

namespace OrdersService.Data;

internal sealed class OrdersDbContext(DbContextOptions<OrdersDbContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Orders with their lines, first line first.</summary>
    public IQueryable<Order> OrdersWithLines => Orders.Include(order => order.Lines.OrderBy(line => line.Position));

    /// <summary>False when someone else changed the order first; it is then as they left it.</summary>
    public async Task<bool> TrySaveAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            await SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await Entry(order).ReloadAsync(cancellationToken);
            return false;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseSnakeCaseNames();
        configurationBuilder.Properties<OrderStatus>().HaveConversion<EnumText<OrderStatus>>();
        configurationBuilder.Properties<StockState>().HaveConversion<EnumText<StockState>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>(Order.NumberSequence).StartsAt(OrdersSeed.NextNumber);
        modelBuilder.AddIntents();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrdersDbContext).Assembly);
    }
}
