using McpEdge.Pipeline;

namespace McpEdge.Caching;

/// <summary>An answer with what tells whether it may be given again.</summary>
internal sealed record CachedAnswer(ToolResult Result)
{
    /// <summary>Before everything that this process knows.</summary>
    public const long Elsewhere = long.MinValue + 1;

    /// <summary>The result, for those who await it.</summary>
    public Task<ToolResult> Ready { get; } = Task.FromResult(Result);

    /// <summary>What drops it when it changes.</summary>
    public required IReadOnlyList<CacheTag> Tags { get; init; }

    /// <summary>The changes that had been dealt with when reading began: the answer has them in it.</summary>
    public required long Since { get; init; }

    /// <summary>When reading began, by this process's clock; <see cref="Elsewhere"/> when another process read it.</summary>
    public required long Began { get; init; }

    /// <summary>When this process began to read it or took it from another one, by its clock.</summary>
    public required long TakenAt { get; init; }

    /// <summary>When reading began, for people.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Until when it may be given without saying how old it is.</summary>
    public required DateTimeOffset FreshUntil { get; init; }
}
