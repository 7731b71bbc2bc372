using McpEdge.Tools;

namespace McpEdge.Resources;

/// <summary>A resource whose content is the data of an answer.</summary>
internal abstract class Resource<TArguments, TResult>(ResourceProfile about)
    : Tool<TArguments, TResult>(new($"resources/{about.Name}", about.Title, about.Description, about.Scope) { ReadOnly = true }), IResource
    where TArguments : class
    where TResult : class
{
    public ResourceProfile About => about;

    public Tool Reader => this;

    protected sealed override async Task<ToolAnswer<TResult>> AnswerAsync(
        TArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        new("", await ReadAsync(arguments, context, cancellationToken));

    protected abstract Task<TResult> ReadAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken);
}
