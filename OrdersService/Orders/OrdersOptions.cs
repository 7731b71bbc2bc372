using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace OrdersService.Orders;

/// <summary>Section <c>Orders</c>.</summary>
internal sealed partial class OrdersOptions : IValidatableObject
{
    /// <summary>The zone whose dates are the business dates. The default is <c>America/Los_Angeles</c>.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/Los_Angeles";

    /// <summary>Where orders go that name no location. The default is <c>main</c>.</summary>
    [Required]
    public string DefaultLocation { get; set; } = "main";

    /// <summary>The ISO 4217 currency of all orders; products priced in another one can't be ordered. The default is <c>USD</c>.</summary>
    [Required]
    public string Currency { get; set; } = "USD";

    /// <summary>How long any order takes once it is confirmed. The default is 20 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan PreparationTime { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How much longer it takes for each of its lines. The default is 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan PreparationTimePerLine { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How much longer an order takes for each that its location has yet to make. The default is one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QueueTimePerOrder { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long whoever took an order on has it alone. After a crash another process goes on when it is over. The default is 5 seconds,
    /// which is longer than any call lasts.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after a stock that did not answer it is asked again; twice as long each time. The default is 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause before the stock is asked again. The default is 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LongestRetryPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Orders that one process's fulfilment worker settles at a time. The default is 4.</summary>
    [Range(1, 100)]
    public int WorkerWidth { get; set; } = 4;

    /// <summary>How long one call to the stock service may take before its outcome counts as unknown. The default is one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan StockTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How much of the caller's time is kept back to answer "pending" when stock does not answer. The default is 150 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan AnswerReserve { get; set; } = TimeSpan.FromMilliseconds(150);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new($"'{TimeZone}' is not a time zone of this system; give an IANA name such as Europe/London.", [nameof(TimeZone)]);

        // It is used as it stands, so it has to be written as the locations themselves are.
        if (!LocationName.TryParse(DefaultLocation, out var location) || location != DefaultLocation)
            yield return new($"'{DefaultLocation}' is not the name of a location in lower case. {LocationName.Problem}", [nameof(DefaultLocation)]);

        if (!CurrencyCode().IsMatch(Currency))
            yield return new($"'{Currency}' is not an ISO 4217 code such as USD.", [nameof(Currency)]);
    }

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    internal static partial Regex CurrencyCode();
}
