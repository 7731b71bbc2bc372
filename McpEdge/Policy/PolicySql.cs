namespace McpEdge.Policy;

/// <summary>What PostgreSQL itself does about policies; called by a migration.</summary>
internal static class PolicySql
{
    /// <summary>Where a change of any policy is announced when it commits.</summary>
    public const string Channel = "edge_policies";

    public const string Create =
        $"""
        CREATE FUNCTION announce_tool_policies() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('{Channel}', '');
            RETURN NULL;
        END $$;
        CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tool_policies
            FOR EACH STATEMENT EXECUTE FUNCTION announce_tool_policies();

        CREATE FUNCTION keep_tool_policy_changes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'tool_policy_changes is a record: rows are only added';
        END $$;
        CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON tool_policy_changes
            FOR EACH STATEMENT EXECUTE FUNCTION keep_tool_policy_changes();
        """;

    public const string Drop =
        """
        DROP TRIGGER IF EXISTS announce ON tool_policies;
        DROP TRIGGER IF EXISTS keep ON tool_policy_changes;
        DROP FUNCTION IF EXISTS announce_tool_policies();
        DROP FUNCTION IF EXISTS keep_tool_policy_changes();
        """;
}
