using System.ComponentModel.DataAnnotations;
using McpEdge.Tools;

namespace McpEdge.Completions;

internal sealed record CompletionArguments
{
    [StringLength(200)]
    public string? Value { get; init; }
}

internal sealed record CompletionValues(IReadOnlyList<string> Values, int Total);

/// <summary>Offers values for what is being typed. It is asked through the pipeline, as a tool is called; no list of tools shows it.</summary>
/// <param name="name">One of <see cref="CompletionNames"/>.</param>
/// <param name="scope">What a key needs to be offered anything.</param>
internal abstract class CompletionSource(string name, string scope)
    : Tool<CompletionArguments, CompletionValues>(new($"completion/{name}", $"Complete {name}", "", scope) { ReadOnly = true })
{
    // The protocol allows no more.
    private const int MostValues = 100;

    public string Name => name;

    protected sealed override async Task<ToolAnswer<CompletionValues>> AnswerAsync(
        CompletionArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var found = await FindAsync(arguments.Value?.Trim() ?? "", context, cancellationToken);
        var values = found.Distinct(StringComparer.Ordinal).ToList();

        return new("", new([.. values.Take(MostValues)], values.Count));
    }

    /// <summary>Values that fit what was typed, best first; everything for an empty text, unless that would tell too much.</summary>
    protected abstract Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken);

    /// <summary>Whether any word of the value begins like this.</summary>
    protected static bool Fits(string value, string typed) =>
        value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || value.Contains($" {typed}", StringComparison.OrdinalIgnoreCase);
}
