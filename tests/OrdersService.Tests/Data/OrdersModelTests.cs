using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrdersService.Data;
using OrdersService.Tests.Hosting;

namespace OrdersService.Tests.Data;

public sealed class OrdersModelTests(OrdersFixture service)
{
    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var scope = service.Host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<OrdersDbContext>().Database;

        Assert.False(database.HasPendingModelChanges());
        Assert.Empty(await database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
