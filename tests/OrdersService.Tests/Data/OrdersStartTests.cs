using Npgsql;
using OrdersService.Tests.Hosting;
using Platform.Testing;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Data;

public sealed class OrdersStartTests(PostgresFixture empty) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Two_replicas_that_start_at_once_and_a_third_later_fill_an_empty_database_once()
    {
        await Task.WhenAll(StartAndStop(), StartAndStop());
        await StartAndStop();

        await using var source = NpgsqlDataSource.Create(empty.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) || ' ' || max(number) || ' ' || nextval('order_numbers') FROM orders");

        Assert.Equal("300 1300 1301", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task StartAndStop()
    {
        await using var host = await ServiceHost<Program>.StartAsync(
            new ServiceHostOptions().Connect("ordersdb", empty.ConnectionString).Nowhere(), TestContext.Current.CancellationToken);
    }
}
