using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Tools;

namespace McpEdge.Tests.Pipeline;

internal sealed record EchoArguments
{
    [Description("What to say.")]
    [Ask("What should I say?", "Was soll ich sagen?", "Que dois-je dire ?")]
    [StringLength(100, MinimumLength = 1)]
    public required string Word { get; init; }
}

internal sealed record EchoResult(string Word);

/// <summary>A tool whose answer is given by the test.</summary>
internal sealed class EchoTool(ToolProfile profile, Func<EchoArguments, CancellationToken, Task<ToolAnswer<EchoResult>>> answer)
    : Tool<EchoArguments, EchoResult>(profile)
{
    public static readonly ToolProfile Reads = new("echo", "Echo", "Says a word.", "echo:read") { ReadOnly = true };

    public static readonly ToolProfile Writes = new("echo", "Echo", "Says a word.", "echo:write");

    /// <summary>Of the call that came last; null before.</summary>
    public ToolContext? Context { get; private set; }

    protected override Task<ToolAnswer<EchoResult>> AnswerAsync(EchoArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Context = context;
        return answer(arguments, cancellationToken);
    }
}
