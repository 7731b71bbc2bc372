using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Approvals;

internal sealed record ApprovalStatusArguments
{
    [Description("The reference that the call was answered with, such as A47, also as said: A four seven.")]
    [Ask("What is the reference?", "Wie lautet die Referenz?", "Quelle est la référence ?")]
    [StringLength(60, MinimumLength = 2)]
    public required string Reference { get; init; }
}

internal sealed record ApprovalStatusResult
{
    public required string Reference { get; init; }

    [Description("pending: nobody has decided yet. approved: it is being carried out. done: it was carried out; result has the answer. "
        + "failed: it could not be carried out; result has the error. unknown: look before you repeat it. denied and expired: nothing was done.")]
    public required ApprovalState Status { get; init; }

    [Description("What was asked for.")]
    public required string Summary { get; init; }

    [Description("The tool that was called.")]
    public required string Tool { get; init; }

    [Description("Until when it can be decided.")]
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    [Description("Why it was approved or denied; absent while nobody has.")]
    public string? Reason { get; init; }

    [Description("The data that the tool answered with, or its error; absent until it was carried out, and where the answer got lost.")]
    public JsonObject? Result { get; init; }
}

/// <summary>Tells the account that made a call what became of it.</summary>
internal sealed partial class ApprovalStatus(IServiceScopeFactory scopes) : Tool<ApprovalStatusArguments, ApprovalStatusResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "approval_status",
        new Phrase("Approval status", "Stand einer Freigabe", "État d'une approbation"),
        "Tells what became of a call that was answered with APPROVAL_PENDING and a reference: whether a colleague has decided, and the "
        + "result once it was carried out. Ask when the caller does, not again and again.",
        "approvals:read")
    {
        ReadOnly = true,
        Follows = FollowUp.Waits,
    };

    private static readonly Phrase NoReference = new(
        "must be a letter and digits, such as A47",
        "muss aus einem Buchstaben und Ziffern bestehen, wie A47",
        "doit être une lettre et des chiffres, comme A47");

    private static readonly Phrase WhichReference = new("What is the reference?", "Wie lautet die Referenz?", "Quelle est la référence ?");

    protected override IEnumerable<FieldProblem> Check(ApprovalStatusArguments arguments)
    {
        if (!Reference().IsMatch(ApprovalReference.Canonical(arguments.Reference)))
        {
            yield return new("reference", NoReference, WhichReference);
        }
    }

    protected override async Task<ToolAnswer<ApprovalStatusResult>> AnswerAsync(
        ApprovalStatusArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var reference = ApprovalReference.Canonical(arguments.Reference);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var request = await db.Approvals.AsNoTracking().SingleOrDefaultAsync(
            approval => approval.Account == context.Caller.Account && approval.Reference == reference, cancellationToken)
            ?? throw new ToolRefusedException(ApprovalErrors.NotFound);

        return new(ApprovalSpeech.Say(request, context.Language), Of(request));
    }

    private static ApprovalStatusResult Of(ApprovalRequest request) => new()
    {
        Reference = request.Reference,
        Status = request.State,
        Summary = request.Summary,
        Tool = request.Tool,
        ExpiresAt = request.ExpiresAt,
        DecidedAt = request.DecidedAt,
        Reason = request.Reason,
        Result = request.ResultData is { } data ? (JsonObject?)JsonNode.Parse(data) : null,
    };

    [GeneratedRegex(ApprovalReference.Form)]
    private static partial Regex Reference();
}
