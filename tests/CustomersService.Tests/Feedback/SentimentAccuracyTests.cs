using System.Runtime.CompilerServices;
using CustomersService.Feedback;

namespace CustomersService.Tests.Feedback;

/// <summary>
/// The reader beside people's judgement: sentences of our own in labelled.tsv. Words were chosen while looking at the set "tuning", never
/// at "held-out", so only the latter says how well it does on what it has not seen.
/// </summary>
public sealed class SentimentAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tuning", 0.80)]
    [InlineData("held-out", 0.60)]
    public void Most_sentences_are_judged_as_people_judge_them(string set, double least)
    {
        var judged = Sentences().Where(sentence => sentence.Set == set).Select(sentence => (sentence.Label, Found: Label(sentence.Text), sentence.Text)).ToList();
        var right = (double)judged.Count(sentence => sentence.Label == sentence.Found) / judged.Count;
        var oneSided = judged.Where(sentence => sentence.Label is "positive" or "negative").ToList();
        var opposite = (double)oneSided.Count(sentence => sentence.Found is "positive" or "negative" && sentence.Found != sentence.Label) / oneSided.Count;

        output.WriteLine($"{set}: {right:P1} of {judged.Count} as people judge them; {opposite:P1} of the praise and complaints taken for the opposite");
        foreach (var (label, found, text) in judged.Where(sentence => sentence.Label != sentence.Found))
            output.WriteLine($"{label} taken for {found}: {text}");

        Assert.True(judged.Count >= 50);
        Assert.True(right >= least, $"Only {right:P1} are right.");
        Assert.True(opposite <= 0.10, $"{opposite:P1} are taken for the opposite.");
    }

    private static string Label(string text) => SentimentReader.Read(text).Sentiment.ToString().ToLowerInvariant();

    private static IEnumerable<(string Set, string Label, string Text)> Sentences([CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "labelled.tsv")).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1], parts[2]));
}
