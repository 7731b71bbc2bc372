using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Errors;

/// <summary>The errors that arise in the edge itself.</summary>
internal static class EdgeErrors
{
    private static readonly Phrase TakesLong = new(
        "That is taking longer than it should.", "Das dauert länger als es sollte.", "Cela prend plus de temps que prévu.");

    private static readonly Phrase NotUnderstood = new(
        "I didn't get that right.", "Das habe ich nicht richtig verstanden.", "Je n'ai pas bien compris.");

    private static readonly Phrase MoreDetails = new(
        "I need a few more details. {0}", "Ich brauche noch ein paar Angaben. {0}", "Il me faut encore quelques précisions. {0}");

    private static readonly Phrase CorrectThese = new(
        "Correct these arguments and call again: {0}.",
        "Diese Argumente berichtigen und noch einmal aufrufen: {0}.",
        "Corriger ces arguments et appeler à nouveau : {0}.");

    private static readonly Phrase LacksScope = new(
        "This API key lacks the scope {0}. Don't repeat the call; tell the caller that a person has to do this.",
        "Diesem API-Schlüssel fehlt der Scope {0}. Den Aufruf nicht wiederholen; sagen, dass das ein Mensch tun muss.",
        "Il manque à cette clé d'API le scope {0}. Ne pas répéter l'appel ; dire qu'une personne doit s'en charger.");

    public static ToolError Internal { get; } = new(
        ToolCodes.Internal,
        new Phrase("Something went wrong on our side.", "Bei uns ist etwas schiefgegangen.", "Une erreur s'est produite de notre côté."),
        new Phrase(
            "Apologise and offer to try later or to pass the caller to a person. Repeating the call now won't help.",
            "Sich entschuldigen und anbieten, es später zu versuchen oder mit einem Menschen zu verbinden. Den Aufruf jetzt zu wiederholen hilft nicht.",
            "S'excuser et proposer de réessayer plus tard ou de passer une personne. Répéter l'appel maintenant ne sert à rien."),
        Retryable: false);

    public static ToolError ServiceUnavailable { get; } = new(
        ToolCodes.ServiceUnavailable,
        new Phrase(
            "I can't reach that information right now.",
            "Diese Auskunft kann ich gerade nicht erreichen.",
            "Je n'ai pas accès à cette information pour le moment."),
        new Phrase(
            "Say so, and try the same call again in about ten seconds. If it fails again, offer to call back.",
            "Das sagen und denselben Aufruf in etwa zehn Sekunden wiederholen. Misslingt er wieder, einen Rückruf anbieten.",
            "Le dire et répéter le même appel dans une dizaine de secondes. En cas de nouvel échec, proposer de rappeler."),
        Retryable: true);

    public static ToolError ToolDisabled { get; } = new(
        ToolCodes.ToolDisabled,
        new Phrase("I can't do that here.", "Das kann ich hier nicht tun.", "Je ne peux pas faire cela ici."),
        new Phrase(
            "This tool is disabled. Don't repeat the call; tell the caller that a person has to do this.",
            "Dieses Werkzeug ist abgeschaltet. Den Aufruf nicht wiederholen; sagen, dass das ein Mensch tun muss.",
            "Cet outil est désactivé. Ne pas répéter l'appel ; dire qu'une personne doit s'en charger."),
        Retryable: false);

    /// <summary>For a write that is not the same when it is repeated.</summary>
    public static ToolError WriteUnavailable { get; } = ServiceUnavailable with
    {
        Hint = new Phrase(
            "Say so. Before you call again, look whether the change was made after all; repeat the call only if it was not.",
            "Das sagen. Vor einem neuen Aufruf nachsehen, ob die Änderung doch erfolgt ist; ihn nur wiederholen, wenn nicht.",
            "Le dire. Avant d'appeler à nouveau, vérifier si la modification a été faite malgré tout ; ne répéter l'appel que si non."),
        Retryable = false,
    };

    /// <summary>A read that took too long has no effect and may be repeated.</summary>
    public static ToolError ReadTimeout { get; } = new(
        ToolCodes.Timeout,
        TakesLong,
        new Phrase(
            "Say that it takes a moment and make the same call again once.",
            "Sagen, dass es einen Moment dauert, und denselben Aufruf einmal wiederholen.",
            "Dire qu'il faut un instant et répéter une fois le même appel."),
        Retryable: true);

    /// <summary>A write that took too long may still have happened.</summary>
    public static ToolError WriteTimeout { get; } = new(
        ToolCodes.Timeout,
        new Phrase(
            "That is taking longer than it should, and I can't say yet whether it went through.",
            "Das dauert länger als es sollte, und ich kann noch nicht sagen, ob es geklappt hat.",
            "Cela prend plus de temps que prévu, et je ne peux pas encore dire si c'est fait."),
        ServiceHints.LookFirst,
        Retryable: false);

    public static ToolError InsufficientScope(string scope) => new(
        ToolCodes.InsufficientScope,
        new Phrase("I'm not allowed to do that.", "Das darf ich nicht.", "Je n'ai pas le droit de faire cela."),
        LacksScope.With(scope),
        Retryable: false);

    /// <summary>Every wrong argument at once, so that the agent asks its caller once.</summary>
    public static ToolError InvalidArguments(IReadOnlyList<FieldProblem> problems) => new(
        ToolCodes.InvalidArguments,
        new Wording(language => Question(problems, language)),
        new Wording(language => CorrectThese.In(
            language, string.Join("; ", problems.Select(problem => $"{problem.Field} {problem.Reason.In(language)}")))),
        Retryable: false)
    {
        Fields = problems,
    };

    private static string Question(IReadOnlyList<FieldProblem> problems, SpokenLanguage language)
    {
        var questions = problems.Select(problem => problem.Description.In(language)).Where(text => text.EndsWith('?')).Distinct().ToList();
        return questions switch
        {
            [] => NotUnderstood.In(language),
            [var only] => only,
            _ => MoreDetails.In(language, string.Join(' ', questions.Take(SpokenLanguage.MostItems))),
        };
    }
}
