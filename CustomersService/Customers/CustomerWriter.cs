using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>Saves customers: what others changed meanwhile is kept, and a taken address or number gets its name.</summary>
internal sealed class CustomerWriter(CustomersDbContext db)
{
    private const int MaxAttempts = 10;

    /// <exception cref="DomainException">OUTCOME_UNKNOWN: the connection broke during the commit.</exception>
    public async Task AddAsync(Customer customer, CancellationToken cancellationToken)
    {
        db.Customers.Add(customer);

        // The transaction of an intent commits the customer together with the answer.
        if (db.Database.CurrentTransaction is not null)
        {
            await SaveAsync(cancellationToken);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SaveAsync(cancellationToken);

        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // Answered as it is, it would say "try again", and who is stored already would be stored twice.
            throw DomainError.Refused(
                CustomerErrors.OutcomeUnknown, "It is not known whether the customer was added. Look the customer up before adding anyone again.");
        }
    }

    /// <summary>Applies the change to the row as it is now, again if someone else was faster.</summary>
    public async Task<Customer> ChangeAsync(CustomerReference reference, Action<Customer> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var customer = await db.Customers.SingleOrDefaultAsync(reference.Matches, cancellationToken) ?? throw reference.NotFound();
            change(customer);

            if (await TrySaveAsync(cancellationToken))
                return customer;
        }

        throw DomainError.Conflict(CustomerErrors.Busy, "This customer is being changed by others at the moment.");
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    // The indexes decide, not a look beforehand: two callers may claim an address at the same moment.
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (ConstraintOf(exception) is Customer.EmailIndex)
        {
            throw DomainError.AlreadyExists(CustomerErrors.EmailTaken, "Another customer has this e-mail address.");
        }
        catch (DbUpdateException exception) when (ConstraintOf(exception) is Customer.PhoneIndex)
        {
            throw DomainError.AlreadyExists(CustomerErrors.PhoneTaken, "Another customer has this telephone number.");
        }
    }

    private static string? ConstraintOf(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName
            : null;
}
