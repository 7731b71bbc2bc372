using System.ComponentModel.DataAnnotations;
using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>A pattern that says in every language what it wants.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ReasonedPatternAttribute(string pattern, Phrase reason) : RegularExpressionAttribute(pattern)
{
    public Phrase Reason { get; } = reason;
}
