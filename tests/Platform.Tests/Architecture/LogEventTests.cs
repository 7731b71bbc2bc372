using System.Text.RegularExpressions;

namespace Platform.Tests.Architecture;

public sealed partial class LogEventTests
{
    [Fact]
    public void An_event_has_an_id_of_its_own()
    {
        var ids = Repository.Products.SelectMany(product => Repository.Files(product, "*.cs"))
            .SelectMany(file => Id().Matches(Repository.Read(file)).Select(match => (File: file, Id: match.Groups[1].Value)))
            .ToList();

        var shared = ids.GroupBy(found => found.Id).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(found => found.File))}");

        Assert.NotEmpty(ids);
        Assert.Empty(shared);
    }

    // A block of ids, such as 5300 to 5399, belongs to one class.
    [Fact]
    public void A_class_has_a_block_of_ids_of_its_own()
    {
        var blocks = Repository.Products.SelectMany(product => Repository.Files(product, "*Log.cs"))
            .SelectMany(file => Id().Matches(Repository.Read(file)).Select(match => (File: file, Block: int.Parse(match.Groups[1].Value) / 100)))
            .Distinct();

        Assert.Empty(blocks.GroupBy(found => found.Block).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}00: {string.Join(", ", group.Select(found => found.File))}"));
    }

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId = )?([0-9]+)")]
    private static partial Regex Id();
}
