namespace OrdersService.Orders;

/// <summary>How long to leave a stock alone that did not answer.</summary>
internal static class RetryPause
{
    private const int MostDoublings = 20;

    /// <summary>Doubled with each attempt up to the longest, of which at most half is left away, so that not all come back at once.</summary>
    public static TimeSpan Before(int attempts, OrdersOptions options)
    {
        var doubled = options.RetryPause * (1L << Math.Min(attempts, MostDoublings));
        var pause = doubled < options.LongestRetryPause ? doubled : options.LongestRetryPause;

        return pause * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
