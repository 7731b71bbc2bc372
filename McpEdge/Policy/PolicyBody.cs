using McpEdge.Api;
using McpEdge.Data;
using McpEdge.Tools;

namespace McpEdge.Policy;

/// <summary>What is sent to set a policy; parts that are left out stay as they are elsewhere.</summary>
internal sealed record PolicyBody
{
    public string? Risk { get; init; }

    public string? Approval { get; init; }

    public string? Approver { get; init; }

    public string? Reason { get; init; }

    /// <summary>What it says, and what is wrong with it.</summary>
    public RuleOverride Read(List<ApiFieldProblem> problems)
    {
        var rule = new RuleOverride
        {
            Risk = Read<Risk>("risk", Risk, problems),
            Approval = Read<Approval>("approval", Approval, problems),
            Approver = Read<Approver>("approver", Approver, problems),
        };
        if (rule.IsEmpty && problems.Count == 0)
        {
            problems.Add(new("approval", "or risk or approver is required; DELETE removes a policy"));
        }

        return rule;
    }

    private static T? Read<T>(string field, string? text, List<ApiFieldProblem> problems)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (SnakeCaseValue.Find<T>(text) is not { } value)
        {
            problems.Add(new(field, $"must be one of: {string.Join(", ", SnakeCaseValue.All<T>())}"));
            return null;
        }

        return value;
    }
}
