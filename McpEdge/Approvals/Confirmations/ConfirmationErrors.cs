using McpEdge.Errors;
using McpEdge.Speech;

namespace McpEdge.Approvals.Confirmations;

/// <summary>The question that a caller has to answer first.</summary>
/// <param name="Question">One sentence.</param>
/// <param name="Token">See <see cref="ConfirmationToken"/>.</param>
internal sealed record ConfirmationRequired(string Question, string Token) : ToolError(
    ToolCodes.ConfirmationRequired,
    Question,
    ConfirmationErrors.AskThis.With(Token),
    Retryable: false);

/// <summary>Why a confirmation does not count.</summary>
internal static class ConfirmationErrors
{
    public static readonly Phrase AskThis = new(
        "Ask the caller exactly this. If they say yes, make the same call again with the same arguments and with "
        + "confirmation_token {0}; if not, don't.",
        "Genau das fragen. Bei einem Ja denselben Aufruf mit denselben Argumenten und mit confirmation_token {0} wiederholen, sonst nicht.",
        "Poser exactement cette question. Si la réponse est oui, répéter le même appel avec les mêmes arguments et avec "
        + "confirmation_token {0} ; sinon, non.");

    public static ToolError Invalid { get; } = new(
        ToolCodes.ConfirmationInvalid,
        new Phrase("I have to ask you that again.", "Das muss ich Sie noch einmal fragen.", "Je dois vous poser la question à nouveau."),
        new Phrase(
            "This confirmation was not given for this call. Call again with the arguments you want and without confirmation_token, and ask the new question.",
            "Diese Bestätigung gilt nicht für diesen Aufruf. Mit den gewünschten Argumenten und ohne confirmation_token aufrufen und die neue Frage stellen.",
            "Cette confirmation n'a pas été donnée pour cet appel. Appeler avec les arguments voulus et sans confirmation_token, et poser la nouvelle question."),
        Retryable: false);

    public static ToolError Mismatch { get; } = new(
        ToolCodes.ConfirmationMismatch,
        new Phrase(
            "That is not what you agreed to, so I have to ask again.",
            "Dem haben Sie so nicht zugestimmt, deshalb muss ich noch einmal fragen.",
            "Ce n'est pas ce que vous avez accepté, je dois donc redemander."),
        new Phrase(
            "The caller confirmed a call with other arguments. Call again with the arguments you want and without confirmation_token, and ask the new question.",
            "Bestätigt wurde ein Aufruf mit anderen Argumenten. Mit den gewünschten Argumenten und ohne confirmation_token aufrufen und die neue Frage stellen.",
            "L'appel confirmé avait d'autres arguments. Appeler avec les arguments voulus et sans confirmation_token, et poser la nouvelle question."),
        Retryable: false);

    public static ToolError Expired { get; } = new(
        ToolCodes.ConfirmationExpired,
        new Phrase(
            "That took a while, so I have to ask you again.",
            "Das ist eine Weile her, deshalb muss ich noch einmal fragen.",
            "Cela a pris un moment, je dois donc vous redemander."),
        new Phrase(
            "The confirmation is too old. Call again with the arguments you want and without confirmation_token, and ask the new question.",
            "Die Bestätigung ist zu alt. Mit den gewünschten Argumenten und ohne confirmation_token aufrufen und die neue Frage stellen.",
            "La confirmation est trop ancienne. Appeler avec les arguments voulus et sans confirmation_token, et poser la nouvelle question."),
        Retryable: false);

    public static ToolError Used { get; } = new(
        ToolCodes.ConfirmationUsed,
        new Phrase("You confirmed that once already.", "Das haben Sie schon einmal bestätigt.", "Vous avez déjà confirmé cela."),
        new Phrase(
            "A confirmation counts once. Read the record to see whether the first call had its effect. Only if the caller wants it once more: "
            + "call again with the arguments you want and without confirmation_token, and ask the new question.",
            "Eine Bestätigung gilt einmal. Nachsehen, ob der erste Aufruf gewirkt hat. Nur wenn es noch einmal gewünscht wird: "
            + "mit den gewünschten Argumenten und ohne confirmation_token aufrufen und die neue Frage stellen.",
            "Une confirmation vaut une fois. Vérifier si le premier appel a eu son effet. Seulement si c'est souhaité encore une fois : "
            + "appeler avec les arguments voulus et sans confirmation_token, et poser la nouvelle question."),
        Retryable: false);

    public static ToolError Declined { get; } = new(
        ToolCodes.ConfirmationDeclined,
        new Phrase("All right, I haven't done it.", "In Ordnung, ich habe es nicht getan.", "Très bien, je ne l'ai pas fait."),
        new Phrase(
            "The caller said no. Don't repeat the call; ask what they would like instead.",
            "Die Antwort war nein. Den Aufruf nicht wiederholen; fragen, was stattdessen gewünscht wird.",
            "La réponse était non. Ne pas répéter l'appel ; demander ce qui est souhaité à la place."),
        Retryable: false);
}
