namespace McpEdge.Api;

/// <summary>Checks what an address says in its parameters.</summary>
internal static class ApiFilter
{
    private const int MaxLength = 100;

    /// <summary>The text as it was sent; null when none was.</summary>
    /// <exception cref="ApiException">No name is like this, and PostgreSQL could not even be asked for it.</exception>
    public static string? Text(string parameter, string? value) => value is not null && (value.Length > MaxLength || value.Any(char.IsControl))
        ? throw new ApiException(ApiProblem.Invalid([new(parameter, $"must have at most {MaxLength} characters of one line")]))
        : value;
}
