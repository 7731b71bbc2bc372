namespace McpEdge.Speech;

/// <summary>A counted thing in every language, in the case that its sentence wants.</summary>
internal sealed record Counted(CountForms English, CountForms German, CountForms French)
{
    /// <summary>"no orders", "einen Kunden", "vingt et une unités".</summary>
    public string In(SpokenLanguage language, long number) => language.Count(number, language.Choose(English, German, French));
}
