using McpEdge.Schemas;

namespace McpEdge.Api;

/// <summary>Why a request was refused, and what to do about it: RFC 9457 with the members that every error of the edge has.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable, upper snake case; listed in docs/errors.md.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Hint">How to put it right.</param>
internal sealed record ApiProblem(int Status, string Code, string Title, string Hint)
{
    private const string ContentType = "application/problem+json";

    /// <summary>The parts of the request that are wrong.</summary>
    public IReadOnlyList<ApiFieldProblem> Errors { get; init; } = [];

    public static ApiProblem NotFound(string code, string title, string hint) => new(StatusCodes.Status404NotFound, code, title, hint);

    public static ApiProblem Conflict(string code, string title, string hint) => new(StatusCodes.Status409Conflict, code, title, hint);

    /// <summary>All that is wrong at once.</summary>
    public static ApiProblem Invalid(IReadOnlyList<ApiFieldProblem> errors) => new(
        StatusCodes.Status400BadRequest,
        "INVALID_REQUEST",
        "The request is not right.",
        "Correct these and send it again: " + string.Join("; ", errors.Select(error => $"{error.Field} {error.Reason}")) + ".")
    {
        Errors = errors,
    };

    public IResult ToResult() => Results.Json(this, ToolJson.Options, ContentType, Status);
}

/// <summary>One part of a request that is wrong.</summary>
/// <param name="Field">Member of the body, or parameter of the address.</param>
/// <param name="Reason">Completes a sentence that begins with the field.</param>
internal sealed record ApiFieldProblem(string Field, string Reason);

/// <summary>Ends a request with a problem.</summary>
internal sealed class ApiException(ApiProblem problem) : Exception(problem.Title)
{
    public ApiProblem Problem { get; } = problem;
}
