using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceDefaults.Changes;

/// <summary>
/// Notices that this process has ended a transaction. A notification sent within the transaction would say the same, but PostgreSQL then
/// lets such transactions commit one after another (docs/decisions/0008-change-feed.md).
/// </summary>
internal sealed class TransactionEnds(ChangeSignals signals) : DbTransactionInterceptor, ISaveChangesInterceptor, IDbCommandInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => TellAsync();

    // Others' changes may have waited for it.
    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Tell();

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => TellAsync();

    int ISaveChangesInterceptor.SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Tell();
        return result;
    }

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        Tell();
        return ValueTask.FromResult(result);
    }

    int IDbCommandInterceptor.NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        TellIfAlone(command);
        return result;
    }

    ValueTask<int> IDbCommandInterceptor.NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken)
    {
        TellIfAlone(command);
        return ValueTask.FromResult(result);
    }

    private void TellIfAlone(DbCommand command)
    {
        if (command.Transaction is null)
            Tell();
    }

    private Task TellAsync()
    {
        Tell();
        return Task.CompletedTask;
    }

    private void Tell()
    {
        signals.Readable.Raise();
        signals.Ended.Raise();
    }
}
