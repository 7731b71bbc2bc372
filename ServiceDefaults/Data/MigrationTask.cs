using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Data;

/// <summary>What is to be done to a database before it serves.</summary>
internal sealed record MigrationTask<TContext>(
    string Database, DatabaseLogins Logins, Func<TContext, CancellationToken, Task>? Seed, MigrationState State)
    where TContext : DbContext;
