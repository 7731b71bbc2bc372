using Platform.Testing;

namespace CustomersService.Tests.Data;

public sealed class ServingLoginTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Callers_read_and_write_rows_and_do_nothing_else() =>
        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(service.ServingAddress, TestContext.Current.CancellationToken));
}
