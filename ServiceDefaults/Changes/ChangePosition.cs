using System.Globalization;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Changes;

/// <summary>
/// A place in the feed of one database: behind the change with this transaction and sequence number. Sequence numbers begin with 1, so that
/// zero stands before all changes of a transaction.
/// </summary>
/// <param name="Database">PostgreSQL's id of the database: a copy has another one, and its transactions are others too.</param>
/// <param name="TransactionId">The transaction's 64-bit id.</param>
/// <param name="Sequence">The change within it.</param>
internal sealed record ChangePosition(uint Database, ulong TransactionId, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Database:x}-{TransactionId:x}-{Sequence:x}");

    public bool IsBefore(ulong transactionId, long sequence) => (TransactionId, Sequence).CompareTo((transactionId, sequence)) < 0;

    /// <exception cref="DomainException">INVALID_ARGUMENT: the text is no position.</exception>
    public static ChangePosition Parse(string text)
    {
        var parts = text.Split('-');

        return parts.Length == 3
            && uint.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var database)
            && ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var transactionId)
            && long.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sequence)
            && sequence >= 0
                ? new(database, transactionId, sequence)
                : throw DomainError.Invalid(new FieldError("after", "MALFORMED", "Take a position that this service's feed has given, or none."));
    }
}
