namespace McpEdge.Audit;

/// <summary>
/// Rules of the database by which entries stay as they were written: only an outcome is added, once, and only entries older than a day
/// can be deleted, by whoever says that this is forgetting (<see cref="ForgetAuditWorker"/>).
/// </summary>
internal static class AuditProtection
{
    /// <summary>Has to be <c>on</c> in a transaction that deletes old entries.</summary>
    public const string Forgetting = "platform.audit_forgetting";

    public const string Sql =
        """
        CREATE FUNCTION keep_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            ending CONSTANT text[] := '{outcome,code,duration_ms}';
        BEGIN
            IF TG_OP = 'UPDATE' AND OLD.outcome IS NULL AND NEW.outcome IS NOT NULL
                AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
                RETURN NEW;
            END IF;

            IF TG_OP = 'DELETE' AND current_setting('platform.audit_forgetting', true) = 'on' AND OLD.at < now() - interval '1 day' THEN
                RETURN OLD;
            END IF;

            RAISE EXCEPTION 'audit_entries only grows' USING ERRCODE = 'restrict_violation';
        END
        $$;

        CREATE TRIGGER keep_entries BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION keep_audit_entries();
        CREATE TRIGGER keep_table BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entries();
        """;
}
