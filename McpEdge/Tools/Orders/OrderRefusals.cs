using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>What the refusals of OrdersService mean to a caller and to an agent.</summary>
internal static partial class OrderRefusals
{
    /// <summary>What to do about a key whose order was rejected for good.</summary>
    public static readonly Phrase NewKey = new(
        "An idempotency_key, if any, has to be a new one.",
        "Ein idempotency_key, wenn überhaupt, muss ein neuer sein.",
        "Un idempotency_key, s'il y en a un, doit être nouveau.");

    private static readonly Phrase WhichOrder = new(
        "{0} What is the order number?", "{0} Wie lautet die Bestellnummer?", "{0} Quel est le numéro de commande ?");

    private static readonly Phrase AskNumber = new(
        "Ask for the number again, digit by digit, or find the order with order_list for the customer.",
        "Noch einmal Ziffer für Ziffer nach der Nummer fragen, oder die Bestellung mit order_list für die Kundennummer suchen.",
        "Redemander le numéro, chiffre par chiffre, ou chercher la commande avec order_list pour le client.");

    private static readonly Phrase Disabled = new(
        "This customer's account is disabled, so I can't place an order for it.",
        "Dieses Kundenkonto ist gesperrt, deshalb kann ich dafür keine Bestellung aufgeben.",
        "Ce compte client est désactivé, je ne peux donc pas passer de commande pour lui.");

    private static readonly Phrase PassToActivate = new(
        "Don't repeat the call. Offer to pass the caller to a person who can activate the customer.",
        "Den Aufruf nicht wiederholen. Anbieten, mit einem Menschen zu verbinden, der das Konto freischalten kann.",
        "Ne pas répéter l'appel. Proposer de passer une personne qui peut réactiver le compte.");

    private static readonly Phrase OrderedOtherwise = new(
        "That was already ordered with different content, so I haven't placed another order.",
        "Das wurde schon mit anderem Inhalt bestellt, deshalb habe ich keine weitere Bestellung aufgegeben.",
        "Cela a déjà été commandé avec un autre contenu, je n'ai donc pas passé d'autre commande.");

    private static readonly Phrase SeeWhatWasPlaced = new(
        "See with order_list what was placed. If the caller wants another order, call again with a new idempotency_key.",
        "Mit order_list nachsehen, was bestellt wurde. Wird noch eine Bestellung gewünscht, mit einem neuen idempotency_key aufrufen.",
        "Voir avec order_list ce qui a été commandé. Si une autre commande est souhaitée, appeler avec un nouvel idempotency_key.");

    private static readonly Phrase TellHowFar = new(
        "Don't repeat the call. Tell the caller how far the order is, and offer to pass them to a person.",
        "Den Aufruf nicht wiederholen. Sagen, wie weit die Bestellung ist, und anbieten, mit einem Menschen zu verbinden.",
        "Ne pas répéter l'appel. Dire où en est la commande et proposer de passer une personne.");

    private static readonly Phrase Lapsed = new(
        "The items could not be kept long enough, so the order was not placed.",
        "Die Ware konnte nicht lange genug zurückgehalten werden, deshalb wurde nichts bestellt.",
        "Les articles n'ont pas pu être gardés assez longtemps, la commande n'a donc pas été passée.");

    private static readonly Phrase OrderAgain = new(
        "Ask whether to order again, and then call again. {0}",
        "Fragen, ob neu bestellt werden soll, und dann noch einmal aufrufen. {0}",
        "Demander s'il faut recommander, puis appeler à nouveau. {0}");

    private static readonly Phrase BeingChanged = new(
        "That order is being changed at the moment.", "Diese Bestellung wird gerade geändert.", "Cette commande est en cours de modification.");

    private static readonly Phrase OnceMore = new(
        "Make the same call again once, in a few seconds.",
        "Denselben Aufruf in einigen Sekunden einmal wiederholen.",
        "Répéter une fois le même appel dans quelques secondes.");

    /// <summary>The order was taken, and rejected later.</summary>
    public static ToolError Rejected(OrderView order, DateTimeOffset now) => new(
        ToolCodes.OrderRejected,
        new Wording(language => OrderSpeech.Describe(order, now, language)),
        OrderAgain.With(NewKey),
        Retryable: false);

    /// <summary>Null when the common words are as good.</summary>
    public static ToolError? Explain(Exception failure) =>
        failure is RpcException refusal ? Explain(RemoteError.From(refusal)) : null;

    private static ToolError? Explain(RemoteError refusal) => refusal.Code switch
    {
        "INVALID_ORDER" => OrderProblems.Explain(refusal),
        "INSUFFICIENT_INVENTORY" => OrderShortages.Explain(refusal),
        "TOTAL_MISMATCH" => OrderTotals.Explain(refusal),
        "ORDER_NOT_FOUND" => new(refusal.Code, WhichOrder.With(Say(refusal)), AskNumber, Retryable: false),
        "CUSTOMER_DISABLED" => new(refusal.Code, Disabled, PassToActivate, Retryable: false),
        "INTENT_KEY_REUSED" => new(refusal.Code, OrderedOtherwise, SeeWhatWasPlaced, Retryable: false),
        "ORDER_NOT_CANCELLABLE" => new(refusal.Code, Say(refusal), TellHowFar, Retryable: false),
        "RESERVATION_LAPSED" => new(refusal.Code, Lapsed, OrderAgain.With(NewKey), Retryable: false),
        "CONCURRENT_UPDATE" => new(refusal.Code, BeingChanged, OnceMore, Retryable: true),
        _ => null,
    };

    private static Wording Say(RemoteError refusal)
    {
        var message = ServiceMessages.Of(refusal);
        return new(language => OrderNumber().Replace(
            message.In(language),
            match => $"{match.Groups[1].Value} {language.Handle(long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))}"));
    }

    [GeneratedRegex("([Oo]rder) ([0-9]{1,18})\\b")]
    private static partial Regex OrderNumber();
}
