using System.Globalization;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Stock;

/// <summary>What the refusals of InventoryService mean to a caller and to an agent.</summary>
internal static class StockRefusals
{
    private static readonly Phrase NoProduct = new(
        "I can't find that product. What is it called?",
        "Dieses Produkt finde ich nicht. Wie heißt es?",
        "Je ne trouve pas ce produit. Comment s'appelle-t-il ?");

    private static readonly Phrase FindProduct = new(
        "Find the item_id with product_search by the product's name, then call again.",
        "Die item_id mit product_search nach dem Namen des Produkts suchen und dann noch einmal aufrufen.",
        "Chercher l'item_id avec product_search par le nom du produit, puis appeler à nouveau.");

    private static readonly Phrase NoLocationCalled = new(
        "There is no location called {0}.", "Es gibt keinen Standort {0}.", "Il n'y a pas d'endroit qui s'appelle {0}.");

    private static readonly Phrase NoLocation = new("There is no such location.", "Diesen Standort gibt es nicht.", "Cet endroit n'existe pas.");

    private static readonly Phrase AskLocation = new(
        "Ask which location is meant. inventory_check without location names those that have the product.",
        "Fragen, welcher Standort gemeint ist. inventory_check ohne location nennt die, die das Produkt haben.",
        "Demander quel endroit est visé. inventory_check sans location nomme ceux qui ont le produit.");

    private static readonly Phrase NotKnownYet = new(
        "I can't say yet whether that change went through.",
        "Ich kann noch nicht sagen, ob diese Änderung geklappt hat.",
        "Je ne peux pas encore dire si cette modification est faite.");

    private static readonly Phrase LookAtStock = new(
        "Don't repeat the call. See with inventory_check how many units there are now, then tell the caller.",
        "Den Aufruf nicht wiederholen. Mit inventory_check nachsehen, wie viel Stück es jetzt sind, und es dann sagen.",
        "Ne pas répéter l'appel. Voir avec inventory_check combien d'unités il y a maintenant, puis le dire.");

    private static readonly Phrase ChangedOtherwise = new(
        "That was already changed in another way, so I haven't changed it again.",
        "Das wurde schon auf andere Weise geändert, deshalb habe ich es nicht noch einmal geändert.",
        "Cela a déjà été modifié autrement, donc je ne l'ai pas modifié à nouveau.");

    private static readonly Phrase NewChange = new(
        "See with inventory_check how it is now. If the caller wants another change, call again with a new idempotency_key.",
        "Mit inventory_check nachsehen, wie es jetzt ist. Wird eine weitere Änderung gewünscht, mit einem neuen idempotency_key aufrufen.",
        "Voir avec inventory_check l'état actuel. Si une autre modification est souhaitée, appeler avec un nouvel idempotency_key.");

    private static readonly Phrase BeingChanged = new(
        "Somebody else is changing that at the moment.", "Das wird gerade von jemand anderem geändert.", "Quelqu'un d'autre modifie cela en ce moment.");

    private static readonly Phrase OnceMore = new(
        "Make the same call again once, in a few seconds.",
        "Denselben Aufruf in einigen Sekunden einmal wiederholen.",
        "Répéter une fois le même appel dans quelques secondes.");

    private static readonly Phrase OneNow = new(
        "Somebody changed the number: there is now {0}.", "Jemand hat die Zahl geändert: Jetzt ist es {0}.", "Quelqu'un a modifié le nombre : il y a maintenant {0}.");

    private static readonly Phrase ManyNow = new(
        "Somebody changed the number: there are now {0}.", "Jemand hat die Zahl geändert: Jetzt sind es {0}.", "Quelqu'un a modifié le nombre : il y a maintenant {0}.");

    private static readonly Phrase OtherNumber = new("a different number of units", "eine andere Stückzahl", "un autre nombre d'unités");

    private static readonly Phrase WithPresentNumber = new(
        "Tell the caller the present number. If it should still be changed, call again with that number as expected_quantity.",
        "Die jetzige Zahl nennen. Soll sie trotzdem geändert werden, mit dieser Zahl als expected_quantity noch einmal aufrufen.",
        "Dire le nombre actuel. S'il faut quand même le modifier, appeler à nouveau avec ce nombre dans expected_quantity.");

    private static readonly Phrase MoreNeeded = new(
        "Orders need more units than that, so there can't be fewer.",
        "Bestellungen brauchen mehr Stück, deshalb können es nicht weniger sein.",
        "Des commandes ont besoin de plus d'unités, il ne peut donc pas y en avoir moins.");

    private static readonly Phrase NothingThere = new(
        "There are no units to take away.", "Es ist kein Stück da, das man abziehen könnte.", "Il n'y a aucune unité à retirer.");

    private static readonly Phrase OnlyOne = new(
        "There is only {0}, so I can't take that many away.", "Es ist nur {0} da, deshalb kann ich nicht so viel abziehen.", "Il n'y a que {0}, je ne peux donc pas en retirer autant.");

    private static readonly Phrase OnlyMany = new(
        "There are only {0}, so I can't take that many away.", "Es sind nur {0} da, deshalb kann ich nicht so viel abziehen.", "Il n'y a que {0}, je ne peux donc pas en retirer autant.");

    private static readonly Phrase Needed = new(
        "Orders need {0} of it, so there can't be fewer.",
        "Bestellungen brauchen davon {0}, deshalb können es nicht weniger sein.",
        "Des commandes demandent {0}, il ne peut donc pas y en avoir moins.");

    private static readonly Phrase AskNumber = new(
        "Ask for the number again: it can't be below reserved plus committed, which inventory_check shows. Cancelling orders frees units.",
        "Noch einmal nach der Zahl fragen: Sie kann nicht unter reserved plus committed liegen, die inventory_check zeigt. Stornierte Bestellungen geben Stück frei.",
        "Redemander le nombre : il ne peut pas être inférieur à reserved plus committed, que montre inventory_check. Annuler des commandes libère des unités.");

    /// <summary>Null when the common words are as good.</summary>
    public static ToolError? Explain(Exception failure) =>
        failure is RpcException refusal ? Explain(RemoteError.From(refusal)) : null;

    private static ToolError? Explain(RemoteError refusal) => refusal.Code switch
    {
        "PRODUCT_NOT_FOUND" => new(refusal.Code, NoProduct, FindProduct, Retryable: false),
        "LOCATION_NOT_FOUND" => new(
            refusal.Code,
            refusal.Metadata.TryGetValue("location", out var location) ? NoLocationCalled.With(location) : NoLocation,
            AskLocation,
            Retryable: false),
        "STALE_QUANTITY" => Stale(refusal),
        "BELOW_RESERVED" => BelowReserved(refusal),
        "OUTCOME_UNKNOWN" => new(refusal.Code, NotKnownYet, LookAtStock, Retryable: false),
        "INTENT_KEY_REUSED" => new(refusal.Code, ChangedOtherwise, NewChange, Retryable: false),
        "CONCURRENT_UPDATE" => new(refusal.Code, BeingChanged, OnceMore, Retryable: true),
        _ => null,
    };

    private static ToolError Stale(RemoteError refusal)
    {
        var present = Fact(refusal, "on_hand");
        var units = present is { } known ? new Wording(language => StockSpeech.Units.In(language, known)) : OtherNumber;

        return new(refusal.Code, (present == 1 ? OneNow : ManyNow).With(units), WithPresentNumber, Retryable: false)
        {
            Facts = present is { } onHand ? new() { ["on_hand"] = onHand } : null,
        };
    }

    private static ToolError BelowReserved(RemoteError refusal)
    {
        if (Fact(refusal, "reserved") is not { } reserved
            || Fact(refusal, "committed") is not { } committed
            || Fact(refusal, "on_hand") is not { } onHand)
        {
            return Promised(refusal, MoreNeeded);
        }

        var promised = reserved + committed;
        var message = (promised, onHand) switch
        {
            (0, 0) => NothingThere,
            (0, _) => (onHand == 1 ? OnlyOne : OnlyMany).With(new Wording(language => StockSpeech.Units.In(language, onHand))),
            _ => Needed.With(new Wording(language => StockSpeech.Units.In(language, promised))),
        };

        return Promised(refusal, message) with
        {
            Facts = new() { ["reserved"] = reserved, ["committed"] = committed, ["on_hand"] = onHand },
        };
    }

    private static ToolError Promised(RemoteError refusal, Wording message) => new(refusal.Code, message, AskNumber, Retryable: false);

    private static long? Fact(RemoteError refusal, string name) =>
        refusal.Metadata.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fact)
            ? fact
            : null;
}
