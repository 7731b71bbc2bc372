using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools;

/// <summary>One thing that an agent can do here, whichever door it comes through.</summary>
internal abstract class Tool
{
    private protected Tool(ToolProfile profile, Type arguments, Type result)
    {
        var schema = SchemaWriter.ForArguments(arguments);
        Profile = profile;
        Arguments = new ArgumentSchema(schema);
        InputSchema = SchemaWriter.Publish(schema);
        OutputSchema = Schemas.OutputSchema.For(result);
    }

    public ToolProfile Profile { get; }

    /// <summary>What arguments are checked against.</summary>
    public ArgumentSchema Arguments { get; }

    /// <summary>JSON Schema 2020-12 of the arguments.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>JSON Schema 2020-12 of the data in a result or an error.</summary>
    public JsonElement OutputSchema { get; }

    /// <summary>Answers with arguments that have passed <see cref="Arguments"/>.</summary>
    public abstract Task<ToolResult> RunAsync(JsonObject arguments, ToolContext context, CancellationToken cancellationToken);

    /// <summary>What a call with these arguments would do, for whoever has to approve it.</summary>
    public abstract Task<PendingEffect> DescribeAsync(JsonObject arguments, ToolContext context, CancellationToken cancellationToken);

    /// <summary>Whether a call with these arguments has no further effect after the first, so that nobody need be asked before it is repeated.</summary>
    public virtual bool RepeatsSafely(JsonObject arguments) => Profile.Idempotent;

    /// <summary>What this tool says about a failure of a service, when it can be more concrete than the common table.</summary>
    public virtual ToolError? Explain(Exception failure) => null;

    /// <summary>The error as this tool has promised to word it, whatever the reason for it is.</summary>
    public virtual ToolError Shape(ToolError error) => error;
}

/// <summary>A tool whose schemas come from two records: see <see cref="SchemaWriter"/> for the attributes they may carry.</summary>
/// <typeparam name="TArguments">Arguments; <c>required</c> members are required.</typeparam>
/// <typeparam name="TResult">Data of the answer.</typeparam>
internal abstract class Tool<TArguments, TResult>(ToolProfile profile) : Tool(profile, typeof(TArguments), typeof(TResult))
    where TArguments : class
    where TResult : class
{
    private static readonly Phrase UseTool = new("use the tool {0}", "das Werkzeug {0} benutzen", "utiliser l'outil {0}");

    public sealed override async Task<ToolResult> RunAsync(JsonObject arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(Read(arguments), context, cancellationToken);
        return ToolResult.Success(SpeakableLine.From(answer.Speech, context.Language), JsonSerializer.SerializeToElement(answer.Data, ToolJson.Options));
    }

    public sealed override Task<PendingEffect> DescribeAsync(JsonObject arguments, ToolContext context, CancellationToken cancellationToken) =>
        EffectAsync(Read(arguments), context, cancellationToken);

    protected abstract Task<ToolAnswer<TResult>> AnswerAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken);

    /// <summary>See <see cref="PendingEffect"/>; every tool that changes something has its own.</summary>
    protected virtual Task<PendingEffect> EffectAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new PendingEffect(UseTool.In(context.Language, Profile.Title.In(context.Language))));

    /// <summary>Rules between arguments, which a schema that every platform accepts can't say.</summary>
    protected virtual IEnumerable<FieldProblem> Check(TArguments arguments) => [];

    private TArguments Read(JsonObject arguments)
    {
        var typed = arguments.Deserialize<TArguments>(ToolJson.Options)!;
        return Check(typed).ToList() is { Count: > 0 } problems
            ? throw new ToolRefusedException(EdgeErrors.InvalidArguments(problems))
            : typed;
    }
}
