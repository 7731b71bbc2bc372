using McpEdge.Caching;
using McpEdge.Speech;

namespace McpEdge.Tools;

/// <summary>What is published about a tool, and what the pipeline goes by.</summary>
/// <param name="Name">snake_case, unique, never reused for something else.</param>
/// <param name="Title">For people: what it does, such as "Cancel order". Lists show it in English.</param>
/// <param name="Description">For models: what it does, when to use it, what it answers.</param>
/// <param name="Scope">What a key needs to see and call it, such as <c>customers:read</c>.</param>
internal sealed record ToolProfile(string Name, Wording Title, string Description, string Scope)
{
    /// <summary>The effect is an order, which has the key itself.</summary>
    public const string OrdersPlaced = "orders placed";

    /// <summary>Other names that agents may call it by, which a toolset may publish instead.</summary>
    public IReadOnlyList<string> AlsoNamed { get; init; } = [];

    public Risk Risk { get; init; } = Risk.Low;

    /// <summary>What it takes where no operator has decided otherwise.</summary>
    public Approval Approval { get; init; } = Approval.AutoApproved;

    /// <summary>Who approves it when that is required, where no policy says otherwise.</summary>
    public Approver Approver { get; init; } = Approver.Caller;

    /// <summary>Changes nothing; decides the budget too.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Overwrites or removes something, rather than only adding.</summary>
    public bool Destructive { get; init; }

    /// <summary>The same call again has no further effect.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Its service keeps the intent key with the effect, so the same call with the same key has it once.</summary>
    public bool Keyed => KeptBy is not null;

    /// <summary>The service that keeps the intent key of the effect, or <see cref="OrdersPlaced"/>; null when none does.</summary>
    public string? KeptBy { get; init; }

    /// <summary>Whether a call whose answer was lost may be made again without a second effect.</summary>
    public bool Repeatable => ReadOnly || Idempotent || Keyed;

    /// <summary>What lists show it after, which has it in every toolset; null for a tool that is only where a toolset names it.</summary>
    public FollowUp? Follows { get; init; }

    /// <summary>What its answers are made of, where they may be kept until that changes; null when each call is answered anew.</summary>
    public IReadOnlyList<CacheSource>? Cached { get; init; }

    /// <summary>Costs much more than other tools, so it has a limit of its own.</summary>
    public bool Expensive { get; init; }

    /// <summary>Every name that it can be called by.</summary>
    public IEnumerable<string> Names => [Name, .. AlsoNamed];
}
