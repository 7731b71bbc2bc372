using McpEdge.Errors;
using McpEdge.Speech;

namespace McpEdge.Approvals;

/// <summary>The call waits for an operator.</summary>
/// <param name="Approval">Id of the request.</param>
/// <param name="Reference">What the caller calls it.</param>
/// <param name="Told">How it is said.</param>
internal sealed record ApprovalPending(Guid Approval, string Reference, Phrase Told) : ToolError(
    ToolCodes.ApprovalPending,
    Told.With(new Wording(language => ApprovalReference.Say(Reference, language))),
    ApprovalErrors.GiveReference.With(Reference),
    Retryable: false);

internal static class ApprovalErrors
{
    public static readonly Phrase Pending = new(
        "A colleague has to approve that first. The reference is {0}.",
        "Das muss erst genehmigt werden. Die Referenz ist {0}.",
        "Un collègue doit d'abord approuver cela. La référence est {0}.");

    public static readonly Phrase StillPending = new(
        "A colleague still has to approve that. The reference is {0}.",
        "Das muss noch genehmigt werden. Die Referenz ist {0}.",
        "Un collègue doit encore approuver cela. La référence est {0}.");

    public static readonly Phrase BeingCarriedOut = new(
        "That is approved and is being carried out now. The reference is {0}.",
        "Das ist genehmigt und wird gerade ausgeführt. Die Referenz ist {0}.",
        "C'est approuvé et en cours d'exécution. La référence est {0}.");

    public static readonly Phrase GiveReference = new(
        "Give the caller the reference and go on. Don't repeat the call; approval_status with reference {0} tells what became of it.",
        "Die Referenz nennen und fortfahren. Den Aufruf nicht wiederholen; approval_status mit reference {0} sagt, was daraus wurde.",
        "Donner la référence et continuer. Ne pas répéter l'appel ; approval_status avec reference {0} dit ce qu'il en est.");

    /// <summary>No request of this account has the reference.</summary>
    public static ToolError NotFound { get; } = new(
        ToolCodes.ApprovalNotFound,
        new Phrase(
            "I can't find that reference. What is it again?",
            "Diese Referenz finde ich nicht. Wie lautet sie noch einmal?",
            "Je ne trouve pas cette référence. Pouvez-vous la répéter ?"),
        new Phrase(
            "Ask for the reference, a letter and digits such as A47, and call again.",
            "Nach der Referenz fragen, einem Buchstaben und Ziffern wie A47, und noch einmal aufrufen.",
            "Demander la référence, une lettre et des chiffres comme A47, et appeler à nouveau."),
        Retryable: false);

    /// <summary>As many calls of the account as may are waiting.</summary>
    public static ToolError TooManyPending { get; } = new(
        ToolCodes.TooManyPending,
        new Phrase(
            "Too many requests are waiting for a colleague already.",
            "Es warten schon zu viele Anfragen auf eine Genehmigung.",
            "Trop de demandes attendent déjà une approbation."),
        new Phrase(
            "Don't repeat the call. Say that it can't be taken on now; an operator has to decide what waits first.",
            "Den Aufruf nicht wiederholen. Sagen, dass es gerade nicht angenommen werden kann; zuerst muss entschieden werden, was wartet.",
            "Ne pas répéter l'appel. Dire que ce n'est pas possible maintenant ; ce qui attend doit d'abord être décidé."),
        Retryable: false);

    /// <summary>For what was begun and can't be repeated safely.</summary>
    public static ToolError OutcomeUnknown { get; } = new(
        ToolCodes.OutcomeUnknown,
        new Phrase(
            "That was begun, but I can't say whether it went through.",
            "Das wurde begonnen, aber ich kann nicht sagen, ob es geklappt hat.",
            "Cela a été commencé, mais je ne peux pas dire si c'est fait."),
        ServiceHints.LookFirst,
        Retryable: false);

    /// <summary>For the same call as one that was done, when its answer got lost and its service can't tell it again.</summary>
    public static ToolError AnswerLost { get; } = new(
        ToolCodes.AnswerLost,
        new Phrase(
            "That was done, but I don't have the details any more.",
            "Das wurde ausgeführt, aber die Einzelheiten habe ich nicht mehr.",
            "C'est fait, mais je n'ai plus les détails."),
        new Phrase(
            "Don't repeat the call. If the details matter, look up what came of it.",
            "Den Aufruf nicht wiederholen. Kommt es auf die Einzelheiten an, nachsehen, was daraus wurde.",
            "Ne pas répéter l'appel. Si les détails comptent, regarder ce qu'il en est résulté."),
        Retryable: false);
}
