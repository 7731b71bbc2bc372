using System.Xml.Linq;

namespace Platform.Tests.Architecture;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("CustomersService")]
    [InlineData("InventoryService")]
    [InlineData("OrdersService")]
    [InlineData("McpEdge")]
    public void A_process_shares_only_contracts_and_service_defaults(string project)
    {
        Assert.Equal(["Contracts", "ServiceDefaults"], ProjectReferences(project).Order());
    }

    [Fact]
    public void Service_defaults_know_no_service()
    {
        Assert.Equal(["Contracts"], ProjectReferences("ServiceDefaults"));
    }

    [Fact]
    public void Contracts_know_nothing()
    {
        Assert.Empty(ProjectReferences("Contracts"));
    }

    [Fact]
    public void Product_projects_know_nothing_of_stand_ins()
    {
        foreach (var project in Repository.Products.SelectMany(product => Repository.Files(product, "*.csproj")))
        {
            Assert.DoesNotContain("standins/", Repository.Read(project), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Versions_are_given_once()
    {
        foreach (var project in Repository.Files(".", "*.csproj"))
        {
            Assert.DoesNotContain(
                XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("PackageReference"),
                reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null);
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Platform.sln").Replace('\\', '/');

        Assert.All(Repository.Files(".", "*.csproj"), project => Assert.Contains($"\"{project.TrimStart('.', '/')}\"", solution));
    }

    private static IEnumerable<string> ProjectReferences(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
