using Platform.Testing;

namespace InventoryService.Tests.Data;

public sealed class ServingLoginTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Callers_read_and_write_rows_and_do_nothing_else() =>
        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(service.ServingAddress, TestContext.Current.CancellationToken));
}
