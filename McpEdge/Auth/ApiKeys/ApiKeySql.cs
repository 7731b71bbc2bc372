namespace McpEdge.Auth.ApiKeys;

/// <summary>What PostgreSQL itself does about keys; called by a migration.</summary>
internal static class ApiKeySql
{
    /// <summary>Where a change of any key or account is announced when it commits, whoever made it.</summary>
    public const string Channel = "edge_keys";

    /// <summary>Every account that has a key already; to be run before keys refer to accounts.</summary>
    public const string FillAccounts =
        "INSERT INTO accounts (name, title, created_at) SELECT account, account, min(created_at) FROM api_keys GROUP BY account;";

    /// <summary>The times of use are no change: they are written often and matter to nobody who checks keys.</summary>
    public const string Announce =
        $"""
        CREATE FUNCTION announce_api_keys() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('{Channel}', '');
            RETURN NULL;
        END $$;
        CREATE TRIGGER announce
            AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF scopes, toolset, allowed_networks, locale, expires_at, revoked_at ON api_keys
            FOR EACH STATEMENT EXECUTE FUNCTION announce_api_keys();
        CREATE TRIGGER announce AFTER UPDATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION announce_api_keys();
        """;

    public const string Drop =
        """
        DROP TRIGGER IF EXISTS announce ON api_keys;
        DROP TRIGGER IF EXISTS announce ON accounts;
        DROP FUNCTION IF EXISTS announce_api_keys();
        """;
}
