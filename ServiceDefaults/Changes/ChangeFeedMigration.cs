using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDefaults.Changes;

/// <summary>
/// Brings the feed into a database. Triggers write it, so that no way of changing a row goes past it: neither a saved entity nor SQL.
/// </summary>
public static class ChangeFeedMigration
{
    /// <summary>Creates the table of changes, still without anything that writes it.</summary>
    public static void CreateChangeFeed(this MigrationBuilder migration) => migration.Sql(
        """
        CREATE TABLE changes (
            transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
            sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
            entity text NOT NULL,
            entity_id text NOT NULL,
            handle text NOT NULL,
            kind text NOT NULL,
            changed_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT pk_changes PRIMARY KEY (transaction_id, sequence),
            CONSTRAINT ck_changes_kind CHECK (kind IN ('INSERT', 'UPDATE', 'DELETE'))
        );
        -- One row: the last change that was deleted because it was old.
        CREATE TABLE changes_pruned (transaction_id xid8 NOT NULL, sequence bigint NOT NULL);
        INSERT INTO changes_pruned VALUES ('0', 0);
        """);

    /// <summary>Takes the feed away; what writes it must be taken away before.</summary>
    public static void DropChangeFeed(this MigrationBuilder migration) => migration.Sql("DROP TABLE changes, changes_pruned;");

    /// <summary>
    /// Records every change of a table's rows, in the transaction that makes it. The values go into the feed as they are: name no column
    /// that holds personal data.
    /// </summary>
    /// <param name="migration">The migration.</param>
    /// <param name="table">The table, as it is called in SQL.</param>
    /// <param name="entity">What one row is called in the feed.</param>
    /// <param name="id">The columns of its id.</param>
    /// <param name="handle">The column with what people call it; null when it has no other name.</param>
    public static void RecordChanges(this MigrationBuilder migration, string table, string entity, string[] id, string? handle = null)
    {
        var key = string.Join(" || '/' || ", id.Select(column => $"changed.{column}"));
        var name = handle is null ? "''" : $"coalesce(changed.{handle}::text, '')";

        migration.Sql(
            $"""
            CREATE FUNCTION record_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE changed {table};
            BEGIN
                changed := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;

                -- A row that was written as it was is no change.
                IF TG_OP <> 'UPDATE' OR NEW IS DISTINCT FROM OLD THEN
                    INSERT INTO changes (entity, entity_id, handle, kind) VALUES ('{entity}', {key}, {name}, TG_OP);
                END IF;

                RETURN NULL;
            END $$;

            CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION record_change_of_{table}();
            """);
    }

    /// <summary>Records changes of a table no longer.</summary>
    public static void StopRecordingChanges(this MigrationBuilder migration, string table) =>
        migration.Sql($"DROP FUNCTION record_change_of_{table}() CASCADE;");
}
