namespace McpEdge.Speech;

/// <summary>The gender of a noun in a language that has some.</summary>
internal enum Gender
{
    Masculine,
    Feminine,
    Neuter,
}
