using System.Globalization;
using McpEdge.Errors;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>Words for a total that is not what the caller believed.</summary>
internal static class OrderTotals
{
    private static readonly Phrase Different = new(
        "The total is different from what you expect.",
        "Der Gesamtbetrag ist anders als erwartet.",
        "Le total est différent de ce que vous attendez.");

    private static readonly Phrase ComesTo = new(
        "The total comes to {0}, not {1}.", "Insgesamt kostet es {0}, nicht {1}.", "Le total est de {0}, et non de {1}.");

    private static readonly Phrase TellTotal = new(
        "Nothing was ordered. Tell the caller the right total; if they agree, call again with it, or without total.",
        "Nichts wurde bestellt. Den richtigen Gesamtbetrag nennen; bei Zustimmung damit oder ohne total noch einmal aufrufen.",
        "Rien n'a été commandé. Dire le bon total ; en cas d'accord, appeler à nouveau avec lui, ou sans total.");

    public static ToolError Explain(RemoteError refusal)
    {
        if (Amount(refusal, "actual") is not { } actual || Amount(refusal, "expected") is not { } expected)
        {
            return Mismatch(refusal, Different);
        }

        return Mismatch(refusal, ComesTo.With(new Wording(actual.Say), new Wording(expected.Say))) with
        {
            Facts = new() { ["actual_total"] = actual, ["expected_total"] = expected },
        };
    }

    private static ToolError Mismatch(RemoteError refusal, Wording message) => new(refusal.Code, message, TellTotal, Retryable: false);

    private static Money? Amount(RemoteError refusal, string which) =>
        refusal.Metadata.TryGetValue($"{which}_minor_units", out var units)
        && refusal.Metadata.TryGetValue($"{which}_currency", out var currency)
        && long.TryParse(units, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minorUnits)
            ? new(minorUnits, currency)
            : null;
}
