namespace McpEdge.Speech;

/// <summary>A counted thing in one language and in the case that its sentence wants, such as "einen Kunden".</summary>
/// <param name="None">For none: "no customers".</param>
/// <param name="One">For one: "one customer".</param>
/// <param name="Many">The noun that follows the number: "customers".</param>
/// <param name="Gender">Of the noun.</param>
internal sealed record CountForms(string None, string One, string Many, Gender Gender = Gender.Masculine);
