using System.Net.Sockets;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>Tells failures of the connection or the server's load from defects of a statement.</summary>
public static class DatabaseFailure
{
    private const string OperatorIntervention = "57P";

    /// <summary>Whether the same work may succeed a little later.</summary>
    public static bool IsTransient(Exception error) => Find(error) is { } failure && IsTransient(failure);

    /// <summary>Whether the database refused or failed at all.</summary>
    public static bool IsDatabase(Exception error) => Find(error) is not null;

    /// <summary>One line for the log.</summary>
    public static string Reason(Exception error) => (Find(error)?.GetBaseException() ?? error).Message;

    private static bool IsTransient(NpgsqlException failure) =>
        failure.IsTransient
        || failure.InnerException is SocketException or TimeoutException or IOException
        || failure.SqlState?.StartsWith(OperatorIntervention, StringComparison.Ordinal) is true;

    private static NpgsqlException? Find(Exception? error) => error switch
    {
        null => null,
        NpgsqlException failure => failure,
        _ => Find(error.InnerException),
    };
}
