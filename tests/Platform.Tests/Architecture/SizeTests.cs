namespace Platform.Tests.Architecture;

/// <summary>Budgets that keep a file one room. A file that outgrows its budget is split, not excused.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("CustomersService/Program.cs", 30)]
    [InlineData("InventoryService/Program.cs", 30)]
    [InlineData("OrdersService/Program.cs", 30)]
    [InlineData("McpEdge/Program.cs", 60)]
    [InlineData("AppHost/AppHost.cs", 60)]
    public void The_table_of_contents_fits_a_screen(string file, int lines)
    {
        Assert.InRange(Repository.CountLines(Path.Combine(Repository.Root, file)), 1, lines);
    }

    [Theory]
    [InlineData("AppHost", 300)]
    [InlineData("ServiceDefaults", 300)]
    [InlineData("CustomersService", 300)]
    [InlineData("InventoryService", 300)]
    [InlineData("OrdersService", 300)]
    [InlineData("McpEdge", 300)]
    [InlineData("standins", 300)]
    [InlineData("bench", 300)]
    [InlineData("tests", 500)]
    public void No_file_is_longer_than_its_ceiling(string folder, int ceiling)
    {
        Assert.DoesNotContain(Repository.Files(folder, "*.cs"), file => Repository.CountLines(file) > ceiling);
    }

    [Fact]
    public void Files_are_small()
    {
        var lines = Repository.Products.SelectMany(product => Repository.Files(product, "*.cs")).Select(Repository.CountLines).Order().ToList();

        Assert.InRange(lines[lines.Count / 2], 1, 45);
        Assert.InRange(lines[lines.Count * 95 / 100], 1, 160);
    }
}
