using System.Globalization;
using McpEdge.Errors;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>Words for a total that is not what the caller believed.</summary>
internal static class OrderTotals
{
    public static ToolError Explain(RemoteError refusal)
    {
        if (Amount(refusal, "actual") is not { } actual || Amount(refusal, "expected") is not { } expected)
        {
            return Mismatch(refusal, "The total is different from what you expect.");
        }

        return Mismatch(refusal, $"The total comes to {actual.Say()}, not {expected.Say()}.") with
        {
            Facts = new() { ["actual_total"] = actual, ["expected_total"] = expected },
        };
    }

    private static ToolError Mismatch(RemoteError refusal, string message) => new(
        refusal.Code,
        message,
        "Nothing was ordered. Tell the caller the right total; if they agree, call again with it, or without total.",
        Retryable: false);

    private static Money? Amount(RemoteError refusal, string which) =>
        refusal.Metadata.TryGetValue($"{which}_minor_units", out var units)
        && refusal.Metadata.TryGetValue($"{which}_currency", out var currency)
        && long.TryParse(units, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minorUnits)
            ? new(minorUnits, currency)
            : null;
}
