using ServiceDefaults.Errors;

namespace ServiceDefaults.Paging;

/// <summary>How many items one page has.</summary>
public static class PageSize
{
    /// <summary>The size when a request gives none.</summary>
    public const int Default = 20;

    /// <summary>The most that a page may have.</summary>
    public const int Max = 100;

    /// <summary>The size for a request: 0 is <see cref="Default"/>, more than <see cref="Max"/> is <see cref="Max"/> (AIP-158).</summary>
    /// <exception cref="DomainException">The size is negative.</exception>
    public static int Of(int requested) => requested switch
    {
        0 => Default,
        > 0 => Math.Min(requested, Max),
        _ => throw DomainError.Invalid(new FieldError("page_size", "OUT_OF_RANGE", $"A page has 1 to {Max} items.")),
    };
}
