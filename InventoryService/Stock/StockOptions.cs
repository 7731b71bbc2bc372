using System.ComponentModel.DataAnnotations;

namespace InventoryService.Stock;

/// <summary>Section <c>Stock</c>.</summary>
internal sealed class StockOptions
{
    /// <summary>How long units are kept for an order that is not confirmed. The default is 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Must be one second to seven days, such as 00:15:00.")]
    public TimeSpan ReservationLifetime { get; set; } = TimeSpan.FromMinutes(15);
}
