using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Platform.Testing;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Data;

[Collection(EdgeCollection.Name)]
public sealed class ServingLoginTests(EdgePlatform platform)
{
    [Fact]
    public async Task Callers_read_and_write_rows_and_do_nothing_else()
    {
        var address = platform.Edge.Services.AddressOf<EdgeDbContext>();

        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(address, TestContext.Current.CancellationToken));
    }
}
