namespace McpEdge.Approvals;

/// <summary>What PostgreSQL itself does about approvals; called by a migration.</summary>
internal static class ApprovalSql
{
    /// <summary>Where the id of an approval is announced when its state has changed.</summary>
    public const string Channel = "edge_approvals";

    public const string Create =
        $"""
        CREATE FUNCTION announce_approval() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('{Channel}', NEW.id::text);
            RETURN NULL;
        END $$;
        CREATE TRIGGER announce AFTER INSERT OR UPDATE OF state ON approvals FOR EACH ROW EXECUTE FUNCTION announce_approval();
        """;

    public const string Drop =
        """
        DROP TRIGGER IF EXISTS announce ON approvals;
        DROP FUNCTION IF EXISTS announce_approval();
        """;
}
