namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>
/// Settings of one context. Later wins: section <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c>, its sub-section named after the
/// connection, its sub-section named after the context, <c>ConnectionStrings:{name}</c>, the delegate given in code.
/// </summary>
public class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    /// <summary>The connection string of the database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Turns off the retries of Npgsql's execution strategy. The default is false.</summary>
    public bool DisableRetry { get; set; }

    /// <summary>Leaves out the health check that connects to the database. The default is false.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves out the trace source <c>Npgsql</c>. The default is false.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Leaves out the meter <c>Npgsql</c>. The default is false.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>Seconds until a command is given up; null leaves it to the connection string.</summary>
    public int? CommandTimeout { get; set; }
}
