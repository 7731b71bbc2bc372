using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>Words for an order whose fields the service refused, under the names that the tool's arguments have.</summary>
internal static class OrderProblems
{
    private static readonly Phrase NotRight = new(
        "Something about that order isn't right.", "An dieser Bestellung stimmt etwas nicht.", "Quelque chose ne va pas dans cette commande.");

    private static readonly Phrase CorrectFields = new(
        "Nothing was ordered. Correct what fields names (product_search finds item ids, inventory_check locations) and call again.",
        "Nichts wurde bestellt. Berichtigen, was fields nennt (product_search findet item_ids, inventory_check Standorte), und noch einmal aufrufen.",
        "Rien n'a été commandé. Corriger ce que nomme fields (product_search trouve les item_id, inventory_check les endroits) et appeler à nouveau.");

    private static readonly Phrase DoesNotExist = new("does not exist", "gibt es nicht", "n'existe pas");
    private static readonly Phrase OtherCurrency = new("is sold in another currency", "wird in einer anderen Währung verkauft", "est vendu dans une autre monnaie");
    private static readonly Phrase WrongBecause = new("is wrong: {0}", "ist falsch: {0}", "est faux : {0}");
    private static readonly Phrase Wrong = new("is wrong", "ist falsch", "est faux");
    private static readonly Phrase WhatToOrder = new("What would you like to order?", "Was möchten Sie bestellen?", "Que souhaitez-vous commander ?");
    private static readonly Phrase WhichCustomer = new("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?");
    private static readonly Phrase WhichLocation = new("At which location?", "An welchem Standort?", "À quel endroit ?");
    private static readonly Phrase WhichTotal = new("What total did you expect?", "Welchen Gesamtbetrag haben Sie erwartet?", "Quel total attendiez-vous ?");
    private static readonly Phrase WhichProduct = new("Which product would you like instead?", "Welches Produkt möchten Sie stattdessen?", "Quel produit souhaitez-vous à la place ?");
    private static readonly Phrase HowMany = new("How many would you like?", "Wie viele möchten Sie?", "Combien en souhaitez-vous ?");

    public static ToolError Explain(RemoteError refusal)
    {
        var problems = refusal.Fields.Select(Translate).ToList();
        var facts = refusal.Fields.Select(field => field.Description ?? "").Where(text => text.Length > 0).Distinct().Take(SpokenLanguage.MostItems).ToList();
        var question = problems.Select(problem => problem.Description).FirstOrDefault() ?? WhatToOrder;

        // The facts are the service's own words, which are English.
        return new(
            refusal.Code,
            new(language => facts.Count > 0 && language == SpokenLanguage.English
                ? $"{string.Join(' ', facts)} {question.In(language)}"
                : $"{NotRight.In(language)} {question.In(language)}"),
            CorrectFields,
            Retryable: false)
        {
            Fields = problems,
        };
    }

    private static FieldProblem Translate(FieldError field)
    {
        var name = field.Field switch
        {
            "intent_key" => "idempotency_key",
            _ when field.Field.StartsWith("expected_total", StringComparison.Ordinal) => "total",
            _ when field.Field.StartsWith("lines", StringComparison.Ordinal) => "items" + field.Field["lines".Length..],
            _ => field.Field,
        };

        return new(name, Reason(field), Question(name));
    }

    private static Wording Reason(FieldError field) => field.Reason switch
    {
        "NOT_FOUND" => DoesNotExist,
        "CURRENCY_MISMATCH" => OtherCurrency,
        _ when field.Description is { } description => WrongBecause.With(description.TrimEnd('.')),
        _ => Wrong,
    };

    private static Phrase Question(string name) => name switch
    {
        "customer_id" => WhichCustomer,
        "location" => WhichLocation,
        "total" => WhichTotal,
        _ when name.EndsWith("item_id", StringComparison.Ordinal) => WhichProduct,
        _ when name.EndsWith("quantity", StringComparison.Ordinal) => HowMany,
        _ => WhatToOrder,
    };
}
