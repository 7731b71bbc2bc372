using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Data;

[Collection(EdgeCollection.Name)]
public sealed class EdgeModelTests(EdgePlatform platform)
{
    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database;

        Assert.False(database.HasPendingModelChanges());
        Assert.Empty(await database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
