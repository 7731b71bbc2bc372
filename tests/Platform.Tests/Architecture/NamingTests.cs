using System.Text.RegularExpressions;

namespace Platform.Tests.Architecture;

public sealed partial class NamingTests
{
    [Fact]
    public void A_namespace_is_its_folder()
    {
        foreach (var file in Repository.Products.Where(product => product != "Contracts").SelectMany(product => Repository.Files(product, "*.cs")))
        {
            if (Namespace().Match(Repository.Read(file)) is { Success: true } match)
            {
                Assert.Equal(Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.'), match.Groups[1].Value);
            }
        }
    }

    [Fact]
    public void No_file_is_a_drawer_for_everything()
    {
        string[] drawers = ["Extensions.cs", "Helpers.cs", "Utils.cs", "Constants.cs", "GlobalUsings.cs"];

        Assert.DoesNotContain(Repository.Products.SelectMany(product => Repository.Files(product, "*.cs")), file => drawers.Contains(Path.GetFileName(file)));
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
