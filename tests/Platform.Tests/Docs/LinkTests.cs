using System.Text.RegularExpressions;

namespace Platform.Tests.Docs;

public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Files(".", "*.md").Select(page => page.TrimStart('.', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var targets = Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value.Split('#')[0]);

        Assert.DoesNotContain(
            targets,
            target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)));
    }

    [Fact]
    public void Files_that_the_architecture_page_names_exist()
    {
        var named = SourceFile().Matches(Repository.Read("docs/architecture.md")).Select(match => match.Groups[1].Value);

        Assert.DoesNotContain(named, file => !Path.Exists(Path.Combine(Repository.Root, file)));
    }

    [Fact]
    public void A_decision_record_is_short_and_complete()
    {
        foreach (var record in Repository.Files("docs/decisions", "*.md"))
        {
            Assert.InRange(Repository.CountLines(record), 1, 40);
            var text = Repository.Read(record);
            Assert.All((string[])["Status", "Context", "Options", "Decision", "Consequences"], part => Assert.Contains(part, text));
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([A-Za-z]+/[\w./]+\.cs)`")]
    private static partial Regex SourceFile();
}
