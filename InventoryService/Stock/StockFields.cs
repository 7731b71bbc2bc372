using InventoryService.Catalogue;
using ServiceDefaults.Errors;

namespace InventoryService.Stock;

/// <summary>Checks the fields of one request, and refuses it with all that is wrong at once.</summary>
internal sealed class StockFields
{
    private readonly List<FieldError> _errors = [];

    public StockFields Item(string itemId, string field = "item_id")
    {
        ItemId.Check(itemId, field, _errors);
        return this;
    }

    public StockFields Place(string location)
    {
        if (!Location.IsValid(location))
            Refuse("location", location.Length == 0 ? "REQUIRED" : "INVALID_FORMAT", "A location is a short name in lower case, such as main.");

        return this;
    }

    public StockFields Range(string field, long value, long least, long most, string description)
    {
        if (value < least || value > most)
            Refuse(field, "OUT_OF_RANGE", description);

        return this;
    }

    public StockFields Refuse(string field, string reason, string description)
    {
        _errors.Add(new(field, reason, description));
        return this;
    }

    /// <summary>The id of an order; empty when it is none, which is then among the errors.</summary>
    public Guid Order(string orderId)
    {
        if (!Guid.TryParseExact(orderId, "D", out var id))
            Refuse("order_id", orderId.Length == 0 ? "REQUIRED" : "INVALID_FORMAT", "The id of an order is a UUID.");

        return id;
    }

    /// <exception cref="DomainException">INVALID_ARGUMENT: something that was checked is wrong.</exception>
    public void Check()
    {
        if (_errors.Count > 0)
            throw DomainError.Invalid([.. _errors]);
    }
}
