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
    public const string NewKey = "An idempotency_key, if any, has to be a new one.";

    /// <summary>Null when the common words are as good.</summary>
    public static ToolError? Explain(Exception failure) =>
        failure is RpcException refusal ? Explain(RemoteError.From(refusal)) : null;

    private static ToolError? Explain(RemoteError refusal) => refusal.Code switch
    {
        "INVALID_ORDER" => OrderProblems.Explain(refusal),
        "INSUFFICIENT_INVENTORY" => OrderShortages.Explain(refusal),
        "TOTAL_MISMATCH" => OrderTotals.Explain(refusal),
        "ORDER_NOT_FOUND" => new(
            refusal.Code,
            $"{Say(refusal.Message)} What is the order number?",
            "Ask for the number again, digit by digit, or find the order with order_list for the customer.",
            Retryable: false),
        "CUSTOMER_DISABLED" => new(
            refusal.Code,
            "This customer's account is disabled, so I can't place an order for it.",
            "Don't repeat the call. Offer to pass the caller to a person who can activate the customer.",
            Retryable: false),
        "INTENT_KEY_REUSED" => new(
            refusal.Code,
            "That was already ordered with different content, so I haven't placed another order.",
            "See with order_list what was placed. If the caller wants another order, call again with a new idempotency_key.",
            Retryable: false),
        "ORDER_NOT_CANCELLABLE" => new(
            refusal.Code,
            Say(refusal.Message),
            "Don't repeat the call. Tell the caller how far the order is, and offer to pass them to a person.",
            Retryable: false),
        "RESERVATION_LAPSED" => new(
            refusal.Code,
            "The items could not be kept long enough, so the order was not placed.",
            $"Ask whether to order again, and then call again. {NewKey}",
            Retryable: false),
        "CONCURRENT_UPDATE" => new(
            refusal.Code,
            "That order is being changed at the moment.",
            "Make the same call again once, in a few seconds.",
            Retryable: true),
        _ => null,
    };

    private static string Say(string message) => OrderNumber().Replace(
        message,
        match => SpokenHandle.Say(match.Groups[1].Value, long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)));

    [GeneratedRegex("([Oo]rder) ([0-9]{1,18})\\b")]
    private static partial Regex OrderNumber();
}
