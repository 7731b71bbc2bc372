using McpEdge.Speech;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tools.Orders;

/// <summary>How orders are talked about.</summary>
internal static class OrderSpeech
{
    /// <summary>"order one three one two".</summary>
    public static string Handle(OrderView order) => SpokenHandle.Say("order", order.Number);

    /// <summary>"two Espressos and one Cheesecake".</summary>
    public static string Contents(OrderView order) =>
        SpokenList.Join([.. order.Lines.Select(line => SpokenGoods.Count(line.Quantity, line.Name))]);

    /// <summary>"Order one three one two is confirmed: two Espressos, six dollars and fifty cents in all, ready in about twenty minutes."</summary>
    public static string Placed(OrderView order, DateTimeOffset now) => order.Status == OrderState.Pending
        ? $"I've taken {Handle(order)}, {Worth(order)}, but it isn't confirmed yet. Ask me about that order number in a moment."
        : Describe(order, now);

    /// <summary>How far an order has come, what is in it and what it costs.</summary>
    public static string Describe(OrderView order, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var handle = SpokenHandle.Say("Order", order.Number);

        return order.Status switch
        {
            OrderState.Pending => $"{handle} isn't confirmed yet: {Worth(order)}. Ask me about it again in a moment.",
            OrderState.Confirmed => $"{handle} is confirmed: {Worth(order)}{Ready(order, now)}.",
            OrderState.Preparing => $"{handle} is being prepared: {Worth(order)}{Ready(order, now)}.",
            OrderState.Ready => $"{handle} is ready at {order.Location}: {Worth(order)}.",
            OrderState.Rejected => $"{handle} was rejected: {Worth(order)}.{Because(order)}",
            OrderState.Cancelled => $"{handle} is cancelled: {Worth(order)}.{Because(order)}",
            _ => $"{handle} of {SpokenDate.Say(order.BusinessDate, today)} is completed: {Worth(order)}.",
        };
    }

    /// <summary>"I found twelve orders; the latest are order …, completed, six dollars; …; and nine more."</summary>
    public static string Found(OrderListResult result, bool firstPage, DateTimeOffset now)
    {
        var count = SpokenNumber.Count(result.Total, "order");
        if (result.Orders is [])
        {
            return firstPage ? $"I found {count}." : $"There are no more, of {count}.";
        }

        if (result is { Total: 1, Orders: [var only] })
        {
            return $"I found {count}. {Describe(only, now)}";
        }

        // Each order has commas of its own, so a list with commas would blur them.
        var said = string.Join("; ", result.Orders.Take(SpokenList.MostItems).Select(Brief));
        var are = result.Orders.Count == 1 ? "is" : "are";
        return firstPage ? $"I found {count}; the latest {are} {said}." : $"Of {count}, the next {are} {said}.";
    }

    private static string Brief(OrderView order) => $"{Handle(order)}, {order.Status.ToString().ToLowerInvariant()}, {order.Total.Say()}";

    private static string Worth(OrderView order) => $"{Contents(order)}, {order.Total.Say()} in all";

    private static string Because(OrderView order) => order.Reason is { } reason ? $" The reason given is: {reason.TrimEnd('.')}." : "";

    // How long it takes needs no time zone, and is what people on the telephone ask for.
    private static string Ready(OrderView order, DateTimeOffset now) => (order.EstimatedAt - now) switch
    {
        null => "",
        { TotalMinutes: < 1 } => ", ready any moment now",
        { TotalMinutes: < 100 } wait => $", ready in about {SpokenNumber.Count(Rounded(wait.TotalMinutes), "minute")}",
        { TotalHours: < 36 } wait => $", ready in about {SpokenNumber.Count((long)Math.Round(wait.TotalHours), "hour")}",
        { } wait => $", ready in about {SpokenNumber.Count((long)Math.Round(wait.TotalDays), "day")}",
    };

    // Nobody can hold more exact times than five minutes, and a little late is worse than a little early.
    private static long Rounded(double minutes) => minutes <= 10 ? (long)Math.Ceiling(minutes) : (long)Math.Ceiling(minutes / 5) * 5;
}
