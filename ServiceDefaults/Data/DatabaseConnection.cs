using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>Fills in what a connection string leaves to Npgsql's defaults.</summary>
internal static class DatabaseConnection
{
    private static readonly NpgsqlConnectionStringBuilder Defaults = [];

    public static string? Complete(string? connectionString, DatabaseOptions options, string applicationName)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return connectionString;

        var connection = new NpgsqlConnectionStringBuilder(connectionString);

        connection.ApplicationName ??= applicationName;
        connection.MaxPoolSize = Unless(connection.MaxPoolSize, Defaults.MaxPoolSize, options.MaxPoolSize);
        connection.Timeout = Unless(connection.Timeout, Defaults.Timeout, options.ConnectTimeout);
        connection.CommandTimeout = Unless(connection.CommandTimeout, Defaults.CommandTimeout, options.CommandTimeout);
        // Nothing of ours changes a session, so a connection need not be reset before its next use: that costs six statements.
        connection.NoResetOnClose = true;
        connection.MaxAutoPrepare = Unless(connection.MaxAutoPrepare, Defaults.MaxAutoPrepare, options.PreparedStatements);

        // Whoever reads the changes of a database waits for its open transactions, and so do locks and VACUUM.
        if (options.IdleTransactionTimeout > 0)
            connection.Options ??= $"-c idle_in_transaction_session_timeout={options.IdleTransactionTimeout}s";

        return connection.ConnectionString;
    }

    private static int Unless(int given, int npgsqlDefault, int ours) => given == npgsqlDefault ? ours : given;
}
