using System;
using McpEdge.Approvals;
using McpEdge.Policy;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddPoliciesAndApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    arguments = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result_speech = table.Column<string>(type: "text", nullable: true),
                    result_data = table.Column<string>(type: "text", nullable: true),
                    error_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tool_policies",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule_approval = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    rule_approver = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    rule_risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tool_policies", x => new { x.account, x.tool });
                });

            migrationBuilder.CreateTable(
                name: "tool_policy_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    from_approval = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    from_approver = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    from_risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to_approval = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to_approver = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to_risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tool_policy_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "used_confirmations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_confirmations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_digest",
                table: "approvals",
                columns: new[] { "account", "digest" },
                unique: true,
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_reference",
                table: "approvals",
                columns: new[] { "account", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_approvals_due_at",
                table: "approvals",
                column: "due_at",
                filter: "state = 'approved'");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_expires_at",
                table: "approvals",
                column: "expires_at",
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_finished_at",
                table: "approvals",
                column: "finished_at");

            migrationBuilder.CreateIndex(
                name: "ix_used_confirmations_expires_at",
                table: "used_confirmations",
                column: "expires_at");

            migrationBuilder.Sql(PolicySql.Create);
            migrationBuilder.Sql(ApprovalSql.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PolicySql.Drop);
            migrationBuilder.Sql(ApprovalSql.Drop);

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "confirmation_keys");

            migrationBuilder.DropTable(
                name: "tool_policies");

            migrationBuilder.DropTable(
                name: "tool_policy_changes");

            migrationBuilder.DropTable(
                name: "used_confirmations");
        }
    }
}
