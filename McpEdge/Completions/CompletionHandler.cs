using System.Collections.Frozen;
using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Prompts;
using McpEdge.Resources;
using McpEdge.Schemas;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Completions;

/// <summary>Answers <c>completion/complete</c> for the arguments of prompts and of resource templates.</summary>
internal sealed class CompletionHandler(
    IEnumerable<CompletionSource> sources, ScriptCatalogue scripts, ResourceCatalogue resources, ToolPipeline pipeline)
{
    private static readonly Completion Nothing = new() { Values = [], Total = 0, HasMore = false };

    private readonly FrozenDictionary<string, CompletionSource> _sources = sources.ToFrozenDictionary(source => source.Name);

    /// <exception cref="McpProtocolException">There is no such prompt or template, or its values can't be read now.</exception>
    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        var parameters = request.Params ?? throw new McpProtocolException("ref and argument are missing.", McpErrorCode.InvalidParams);
        var caller = McpRequests.CallerOf(request);
        var source = SourceOf(caller, parameters);

        return new() { Completion = source is null ? Nothing : await AskAsync(source, parameters.Argument.Value, caller, cancellationToken) };
    }

    private string? SourceOf(Caller caller, CompleteRequestParams parameters)
    {
        var argument = parameters.Argument.Name;
        switch (parameters.Ref)
        {
            case PromptReference prompt when scripts.Find(caller, prompt.Name) is { } script:
                return script.Arguments.FirstOrDefault(known => known.Name == argument)?.Completion;
            case ResourceTemplateReference template when TemplateOf(caller, template.Uri) is { } about:
                return about.Variable == argument ? about.Completion : null;
            default:
                throw new McpProtocolException($"There is no {Text.Shorten($"{parameters.Ref}")}.", McpErrorCode.InvalidParams);
        }
    }

    private ResourceProfile? TemplateOf(Caller caller, string? uri) => resources.Of(caller)
        .Select(resource => resource.About)
        .FirstOrDefault(about => about.Variable is not null && (ResourceAddress.Of(about.Path) == uri || about.Path == uri));

    private async Task<Completion> AskAsync(string name, string typed, Caller caller, CancellationToken cancellationToken)
    {
        var source = _sources[name];
        var arguments = JsonSerializer.SerializeToElement(new CompletionArguments { Value = typed }, ToolJson.Options);
        var result = await pipeline.RunAsync(new(source.Profile.Name, arguments, caller) { Unlisted = source }, cancellationToken);

        return result.Error switch
        {
            // A key that may follow the script but not read this offers nothing.
            { Code: ToolCodes.InsufficientScope } => Nothing,
            { } error => throw new McpProtocolException($"{error.Message} {error.Hint}", McpErrorCode.InternalError),
            null => Publish(result.Data.Deserialize<CompletionValues>(ToolJson.Options)!),
        };
    }

    private static Completion Publish(CompletionValues found) => new()
    {
        Values = [.. found.Values],
        Total = found.Total,
        HasMore = found.Total > found.Values.Count,
    };
}
