namespace Platform.Faults.Tests.Voices;

/// <summary>One order that somebody wants, however often it has to be said.</summary>
internal sealed record Wish(string Conversation, int Customer, IReadOnlyList<(string Item, int Quantity)> Lines)
{
    /// <summary>The order that the caller was told of; null until then.</summary>
    public long? Order { get; set; }

    /// <summary>Orders that came of it and were rejected when stock had its say.</summary>
    public List<long> Rejected { get; } = [];

    /// <summary>When the caller had heard of it.</summary>
    public long HeardAt { get; set; }

    public bool IsSameAs(Wish other) => Lines.SequenceEqual(other.Lines);

    public Dictionary<string, object?> Arguments() => new()
    {
        ["customer_id"] = Customer,
        ["items"] = Lines.Select(line => new { item_id = line.Item, quantity = line.Quantity }).ToArray(),
    };
}
