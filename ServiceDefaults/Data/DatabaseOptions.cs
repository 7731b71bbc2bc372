using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Data;

/// <summary>How a process uses its database. What the connection string says of the same thing wins.</summary>
public sealed class DatabaseOptions
{
    /// <summary>
    /// Connections one process may open. The default is 20: four processes then stay below PostgreSQL's own default of 100.
    /// </summary>
    [Range(1, 1000)]
    public int MaxPoolSize { get; set; } = 20;

    /// <summary>Seconds until a connection attempt is given up. The default is 3.</summary>
    [Range(1, 60)]
    public int ConnectTimeout { get; set; } = 3;

    /// <summary>Seconds until a command is given up. The default is 5.</summary>
    [Range(1, 300)]
    public int CommandTimeout { get; set; } = 5;

    /// <summary>
    /// Seconds after which PostgreSQL ends a session that has left a transaction open. The default is 60; 0 leaves it to the server, as a
    /// pooler may ask for that refuses start-up options.
    /// </summary>
    [Range(0, 86400)]
    public int IdleTransactionTimeout { get; set; } = 60;

    /// <summary>
    /// Statements that each connection keeps prepared. The default is 64; 0 where a pooler between process and server shares connections.
    /// </summary>
    [Range(0, 1000)]
    public int PreparedStatements { get; set; } = 64;

    /// <summary>Seconds that one migration or the seeding may take. The default is 600.</summary>
    [Range(1, 86400)]
    public int MigrationTimeout { get; set; } = 600;

    /// <summary>
    /// Whether callers are served by a login of its own, <c>&lt;database&gt;_service</c>, that may read and write rows and change nothing else. The
    /// default is true; false serves them by the login of the connection string, where that may create no roles.
    /// </summary>
    public bool SeparateLogin { get; set; } = true;

    /// <summary>Whether sample data is added where it is missing. The default is true; false for a business's own data.</summary>
    public bool Seed { get; set; } = true;
}
