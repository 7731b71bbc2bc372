using OrdersService.Data;
using OrdersService.Tests.Hosting;
using Platform.Testing;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Data;

public sealed class ServingLoginTests(OrdersFixture service)
{
    [Fact]
    public async Task Callers_read_and_write_rows_and_do_nothing_else()
    {
        var address = service.Host.Services.AddressOf<OrdersDbContext>();

        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(address, TestContext.Current.CancellationToken));
    }
}
