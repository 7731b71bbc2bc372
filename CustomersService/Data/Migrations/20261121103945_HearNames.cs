using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomersService.Data.Migrations
{
    /// <inheritdoc />
    public partial class HearNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // CREATE EXTENSION would name a missing file, not what to install.
            migrationBuilder.Sql(
                """
                DO $$
                DECLARE missing text;
                BEGIN
                    SELECT string_agg(wanted, ', ') INTO missing FROM unnest(ARRAY['fuzzystrmatch', 'pg_trgm', 'unaccent']) wanted
                    WHERE wanted NOT IN (SELECT name FROM pg_available_extensions);
                    IF missing IS NOT NULL THEN
                        RAISE EXCEPTION 'PostgreSQL lacks %: install its contrib modules (Debian: package postgresql; Fedora: postgresql-contrib)', missing;
                    END IF;
                END $$
                """);

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            // A name as it is compared: lower case, no accents, no apostrophes, one blank between its parts; O, Mc, Mac and Fitz belong to
            // the part after them. unaccent is only stable because its dictionary could be replaced; ours is not.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION customer_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                    SELECT regexp_replace(
                        btrim(regexp_replace(
                            regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[''`´‘’]', '', 'g'),
                            '[^a-z0-9\u0080-\uffff]+|[‐-―]+', ' ', 'g')),
                        '\m(o|mc|mac|fitz) (?=[a-z])', '\1', 'g')
                $$
                """);

            // The two codes of Double Metaphone for each part of a name, in order.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION customer_name_sounds(key text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                    SELECT coalesce(array_agg(code ORDER BY at, nth), '{}')
                    FROM unnest(string_to_array(key, ' ')) WITH ORDINALITY parts(part, at),
                         LATERAL (VALUES (1, public.dmetaphone(part)), (2, public.dmetaphone_alt(part))) codes(nth, code)
                $$
                """);

            migrationBuilder.Sql(
                """
                ALTER TABLE customers
                    ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (customer_name_key(name)) STORED,
                    ADD COLUMN name_sounds text[] NOT NULL GENERATED ALWAYS AS (customer_name_sounds(customer_name_key(name))) STORED;

                CREATE INDEX ix_customers_name_key ON customers (name_key);
                CREATE INDEX ix_customers_name_likeness ON customers USING gin (name_key gin_trgm_ops);
                CREATE INDEX ix_customers_name_sounds ON customers USING gin (name_sounds);
                CREATE INDEX ix_customers_email_likeness ON customers USING gin (email_key gin_trgm_ops);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP INDEX ix_customers_email_likeness;
                ALTER TABLE customers DROP COLUMN name_key, DROP COLUMN name_sounds;
                DROP FUNCTION customer_name_sounds(text);
                DROP FUNCTION customer_name_key(text);
                """);

            migrationBuilder.AlterDatabase()
                .OldAnnotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:unaccent", ",,");
        }
    }
}
