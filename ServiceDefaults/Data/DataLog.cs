using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Data;

/// <summary>Ids 9100 to 9199.</summary>
internal static partial class DataLog
{
    [LoggerMessage(9100, LogLevel.Information, "Applied migration {Migration} to {Database}")]
    public static partial void MigrationApplied(this ILogger log, string migration, string database);

    [LoggerMessage(9101, LogLevel.Information, "Database {Database} is ready")]
    public static partial void DatabaseReady(this ILogger log, string database);

    [LoggerMessage(9102, LogLevel.Warning, "Database {Database} cannot be reached, next attempt in {Pause}: {Reason}")]
    public static partial void DatabaseUnreachable(this ILogger log, string database, TimeSpan pause, string reason);

    [LoggerMessage(9103, LogLevel.Critical, "Database {Database} cannot be used, the process ends: {Reason}")]
    public static partial void MigrationFailed(this ILogger log, string database, string reason, Exception error);

    [LoggerMessage(9104, LogLevel.Warning, "Callers of {Database} are served by a login that may more than read and write rows: {Powers}")]
    public static partial void LoginMayMore(this ILogger log, string database, string powers);
}
