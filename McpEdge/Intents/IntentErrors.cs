using McpEdge.Errors;
using McpEdge.Speech;
using McpEdge.Tools.Orders;
using ServiceDefaults.Errors;

namespace McpEdge.Intents;

internal static class IntentErrors
{
    private static readonly Phrase OrderedAlready = new(
        "You have ordered exactly that already: it is order {0}. Shall I place the same order once more?",
        "Genau das haben Sie schon bestellt: Es ist Bestellung {0}. Soll ich dasselbe noch einmal bestellen?",
        "Vous avez déjà commandé exactement cela : c'est la commande {0}. Dois-je passer la même commande encore une fois ?");

    private static readonly Phrase OrderedAndCancelled = new(
        "You have ordered exactly that before, as order {0}, and it was cancelled since. Shall I place the same order anew?",
        "Genau das hatten Sie schon bestellt, als Bestellung {0}; sie wurde inzwischen storniert. Soll ich dasselbe neu bestellen?",
        "Vous aviez déjà commandé exactement cela, sous le numéro {0}, et cette commande a été annulée depuis. Dois-je la passer à nouveau ?");

    private static readonly Phrase DoneAlready = new(
        "Exactly that was done already. Shall I do it once more?",
        "Genau das wurde schon getan. Soll ich es noch einmal tun?",
        "Exactement cela a déjà été fait. Dois-je le faire encore une fois ?");

    private static readonly Phrase OrderedOnceMore = new(
        "That order is placed already: it is order {0}. If you want one more, just ask me for it again.",
        "Diese Bestellung ist schon aufgegeben: Es ist Bestellung {0}. Wenn Sie noch eine möchten, sagen Sie es einfach noch einmal.",
        "Cette commande est déjà passée : c'est la commande {0}. Si vous en voulez encore une, redemandez-la-moi.");

    private static readonly Phrase OrderedOnceMoreAndCancelled = new(
        "That order was placed as order {0}, and it was cancelled since. If you want it after all, just ask me for it again.",
        "Diese Bestellung war aufgegeben, als Bestellung {0}; sie wurde inzwischen storniert. Wenn Sie sie doch möchten, sagen Sie es einfach noch einmal.",
        "Cette commande était passée, sous le numéro {0}, et elle a été annulée depuis. Si vous la voulez tout de même, redemandez-la-moi.");

    private static readonly Phrase DoneOnceMore = new(
        "That was done already. If you want it once more, just ask me for it again.",
        "Das wurde schon getan. Wenn es noch einmal sein soll, sagen Sie es einfach noch einmal.",
        "Cela a déjà été fait. Si vous le voulez encore une fois, redemandez-le-moi.");

    private static readonly Phrase AskAnew = new(
        "If this is the answer that you missed, there is nothing to do. If the caller wants yet another, call without {0}: that asks first.",
        "Wenn dies die Antwort ist, die verloren ging, ist nichts zu tun. Wenn noch eine gewünscht ist, ohne {0} aufrufen: Dann wird zuerst gefragt.",
        "Si c'est la réponse qui vous a échappé, il n'y a rien à faire. Si on en veut encore une, appeler sans {0} : la question est alors posée d'abord.");

    private static readonly Phrase AskFirst = new(
        "Ask the caller. On a yes repeat the call with {0} true; on a no there is nothing to do, what was done stands.",
        "Nachfragen. Bei einem Ja den Aufruf mit {0} true wiederholen; bei einem Nein ist nichts zu tun, das Getane bleibt.",
        "Demander. Si c'est oui, répéter l'appel avec {0} true ; si c'est non, il n'y a rien à faire, ce qui est fait reste.");

    /// <summary>The key that the caller gave belongs to a call of another tool or with other arguments.</summary>
    public static ToolError KeyReused { get; } = new(
        ErrorCodes.IntentKeyReused,
        new Phrase(
            "That was asked for before with different content, so I haven't done anything now.",
            "Das wurde schon mit anderem Inhalt verlangt, deshalb habe ich jetzt nichts getan.",
            "Cela a déjà été demandé avec un autre contenu, je n'ai donc rien fait cette fois."),
        new Phrase(
            "This idempotency_key belongs to a call of another tool or with other arguments. Look first what became of it. If this is wanted too, "
            + "call again with a new idempotency_key.",
            "Dieser idempotency_key gehört zu einem Aufruf eines anderen Werkzeugs oder mit anderen Argumenten. Erst nachsehen, was daraus wurde. "
            + "Ist auch dies gewünscht, mit einem neuen idempotency_key aufrufen.",
            "Cet idempotency_key appartient à un appel d'un autre outil ou avec d'autres arguments. Vérifier d'abord ce qu'il est devenu. Si ceci "
            + "est souhaité aussi, appeler avec un nouvel idempotency_key."),
        Retryable: false);

    /// <summary>Nobody said which conversation is meant.</summary>
    public static ToolError NoConversation { get; } = new(
        ToolCodes.ConversationUnknown,
        new Phrase(
            "I can't tell what was done before in this conversation.",
            "Ich kann nicht sagen, was in diesem Gespräch schon getan wurde.",
            "Je ne peux pas dire ce qui a déjà été fait dans cette conversation."),
        new Phrase(
            "Call again with conversation_id, or have your platform send the header X-Call-Id with every call.",
            "Noch einmal mit conversation_id aufrufen, oder die Plattform bei jedem Aufruf den Header X-Call-Id senden lassen.",
            "Appeler à nouveau avec conversation_id, ou faire envoyer l'en-tête X-Call-Id à chaque appel."),
        Retryable: false);

    /// <summary>The same was done before in this conversation.</summary>
    /// <param name="first">What was done.</param>
    /// <param name="end">What became of its order since; null when that is not known, or it is none.</param>
    public static ToolError ConfirmRepeat(Intent first, OrderState? end) =>
        About(first, end == OrderState.Cancelled ? OrderedAndCancelled : OrderedAlready, DoneAlready, AskFirst);

    /// <summary>The repetition that was confirmed last was done, and nobody was asked about another since.</summary>
    /// <param name="repeated">What was done.</param>
    /// <param name="end">What became of its order since; null when that is not known, or it is none.</param>
    public static ToolError Repeated(Intent repeated, OrderState? end) =>
        About(repeated, end == OrderState.Cancelled ? OrderedOnceMoreAndCancelled : OrderedOnceMore, DoneOnceMore, AskAnew);

    private static ToolError About(Intent done, Phrase ordered, Phrase other, Phrase hint) => new(
        ToolCodes.ConfirmRepeat,
        done.OrderNumber is { } number ? ordered.With(new Wording(language => language.Handle(number))) : other,
        hint.With(RepeatArgument.Name),
        Retryable: false)
    {
        Facts = done.OrderNumber is { } order
            ? new() { ["order_number"] = order, ["done_at"] = done.FinishedAt! }
            : new() { ["done_at"] = done.FinishedAt! },
    };
}
