namespace McpEdge.Tests.Abuse;

/// <summary>
/// Text that breaks out of SQL which was put together from strings: every way to leave a literal, times every thing to do then, times
/// every way to silence the rest; and what defeats filters.
/// </summary>
internal static class SqlInjections
{
    private static readonly string[] Exits =
    [
        "", "'", "''", "\"", "')", "'))", "\\'", "$$", "$1", "%'", "' ", "1", "1)", "'::text", "]", "'\n", "\u02bc", "\uff07", "E'", "`",
    ];

    private static readonly string[] Deeds =
    [
        " OR 1=1", " OR 'a'='a", " AND 1=(SELECT 1/0)", " UNION SELECT NULL,NULL,NULL", " UNION ALL SELECT version(),current_user,NULL",
        " OR pg_sleep(60) IS NULL", "; SELECT pg_sleep(60)", "; DROP TABLE customers CASCADE", "; DELETE FROM orders", "; UPDATE products SET price = 0",
        "; TRUNCATE api_keys CASCADE", "; CREATE ROLE mallory SUPERUSER LOGIN", "; ALTER SYSTEM SET log_statement = 'none'",
        "; COPY (SELECT 1) TO PROGRAM 'id > /tmp/owned'", "; INSERT INTO customers DEFAULT VALUES", " AND CAST((SELECT version()) AS int) = 1",
        " || (SELECT string_agg(hash::text, ',') FROM api_keys) || ", "; DO $x$ BEGIN RAISE EXCEPTION 'x'; END $x$", "; COMMIT; VACUUM",
        "; NOTIFY edge_keys", "; SET ROLE postgres", " LIMIT 1 OFFSET 1", " ORDER BY 99", " RETURNING *", " FOR UPDATE",
    ];

    private static readonly string[] Ends = ["", "--", " -- -", "/*", ";", "#"];

    private static readonly string[] Others =
    [
        "'", "''", "'''", "\"", "\\", "\\\\", ";", "--", "/*", "*/", "%", "_", "%%%%", "\\%", "$$", "$tag$", "{0}", "{{", "@p0", ":p0", "?", "$1",
        "%27%20OR%201%3D1--", "&#39; OR 1=1", "\\u0027 OR 1=1", "' /**/OR/**/1=1", "'/*!50000OR*/1=1", "' oR 1=1", "'\tOR\t1=1", "'\r\nOR 1=1",
        "1;SELECT 1", "1 OR 1=1", "1/0", "0x27204f5220", "CHR(39)||CHR(32)", "NULL", "null", "true", "DEFAULT", "ROW(1)", "ARRAY[1]", "now()",
        "current_user", "'; EXEC xp_cmdshell('id') --", "' OR SLEEP(60) #", "' WAITFOR DELAY '0:1:0' --", "1' AND 1=1 --", "1' AND 1=2 --",
        "*", "customer*)(uid=*", "admin'--", "' HAVING 1=1 --", "' GROUP BY 1 --", "') OR ('1'='1", "\u0000' OR 1=1", "\u202e' OR 1=1", "e'\\x27'",
    ];

    /// <summary>All of them, always in this order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Composed(), .. Others];

    // The ends take turns: each meets each deed, and the corpus stays small enough to be sent to every argument.
    private static IEnumerable<string> Composed() =>
        from exit in Exits.Index()
        from deed in Deeds.Index()
        where (exit.Index + deed.Index) % 2 == 0
        select exit.Item + deed.Item + Ends[((exit.Index / 2) + deed.Index) % Ends.Length];
}
