using System;
using McpEdge.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    conversation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    arguments_digest = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    intent_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approval = table.Column<Guid>(type: "uuid", nullable: true),
                    trace_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    outcome = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    duration_ms = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_account_conversation_id",
                table: "audit_entries",
                columns: new[] { "account", "conversation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_account_id",
                table: "audit_entries",
                columns: new[] { "account", "id" });

            migrationBuilder.Sql(AuditProtection.Sql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.Sql("DROP FUNCTION keep_audit_entries();");
        }
    }
}
