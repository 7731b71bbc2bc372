using Microsoft.Extensions.Options;

namespace OrdersService.Orders;

/// <summary>Which day it is where the business is.</summary>
internal sealed class BusinessCalendar(IOptions<OrdersOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, _zone).DateTime);

    /// <summary>The moment of a local time; one that a change of clocks leaves out counts as an hour later.</summary>
    public DateTimeOffset MomentOf(DateTime local)
    {
        var valid = _zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(valid, _zone.GetUtcOffset(valid)).ToUniversalTime();
    }
}
