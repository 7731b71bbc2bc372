namespace InventoryService.Stock;

/// <summary>Why units moved.</summary>
internal enum MovementCause
{
    /// <summary>What was there when the book was opened.</summary>
    Opening,

    /// <summary>Somebody said how many there are.</summary>
    Set,

    /// <summary>Some came in or went out.</summary>
    Adjust,

    /// <summary>Available to reserved.</summary>
    Reserve,

    /// <summary>Reserved to committed.</summary>
    Confirm,

    /// <summary>Reserved or committed to available.</summary>
    Release,

    /// <summary>Reserved to available, because nobody confirmed in time.</summary>
    Expire,

    /// <summary>Handed over: they are gone.</summary>
    Complete,
}
