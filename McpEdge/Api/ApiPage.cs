using ServiceDefaults.Errors;
using ServiceDefaults.Paging;

namespace McpEdge.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">At most the <c>limit</c> that was asked for.</param>
/// <param name="NextCursor">Sent as <c>cursor</c>, with the same filters, for the next part; absent after the last.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>Makes a page out of one row more than it may have, which tells that there is another page.</summary>
    public static ApiPage<T> Of<TRow, TPosition>(
        IReadOnlyList<TRow> rows, ApiPaging<TPosition> paging, Func<TRow, TPosition> position, Func<TRow, T> view) => new(
            [.. rows.Take(paging.Size).Select(view)],
            rows.Count > paging.Size ? PageToken.Encode(paging.List, position(rows[paging.Size - 1])) : null);
}

/// <summary>Which part of a list is wanted.</summary>
/// <param name="List">The list with its filters.</param>
/// <param name="Size">How many items.</param>
/// <param name="After">Where the part before ended; the default of the type for the first.</param>
internal readonly record struct ApiPaging<TPosition>(string List, int Size, TPosition? After)
{
    /// <exception cref="ApiException">The limit or the cursor is wrong.</exception>
    public static ApiPaging<TPosition> Read(string list, int? limit, string? cursor)
    {
        if (limit is < 1 or > PageSize.Max)
        {
            throw new ApiException(ApiProblem.Invalid([new("limit", $"must be from 1 to {PageSize.Max}")]));
        }

        try
        {
            return new(list, limit ?? PageSize.Default, PageToken.Decode<TPosition>(list, cursor));
        }
        catch (DomainException)
        {
            throw new ApiException(ApiProblem.Invalid([new("cursor", "must be the next_cursor of a page with the same filters")]));
        }
    }
}
