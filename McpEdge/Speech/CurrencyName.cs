namespace McpEdge.Speech;

/// <summary>A unit that a number is said before.</summary>
internal sealed record CountedUnit(string One, string Many, Gender Gender = Gender.Masculine)
{
    /// <summary>A unit that is the same for any number.</summary>
    public CountedUnit(string name)
        : this(name, name)
    {
    }
}

/// <summary>What a currency and its minor unit are called in one language.</summary>
internal sealed record CurrencyName(CountedUnit Unit, CountedUnit Minor)
{
    /// <summary>A currency that has no minor unit.</summary>
    public CurrencyName(string name)
        : this(new(name), new(""))
    {
    }
}
