using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepConversationsOfApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_approvals_account_digest",
                table: "approvals");

            migrationBuilder.AddColumn<string>(
                name: "conversation",
                table: "approvals",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "intent_key",
                table: "approvals",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "approvals",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wish",
                table: "approvals",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_conversation",
                table: "approvals",
                columns: new[] { "account", "conversation" });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_digest",
                table: "approvals",
                columns: new[] { "account", "digest" });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_intent_key",
                table: "approvals",
                columns: new[] { "account", "intent_key" });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_key_conversation_digest",
                table: "approvals",
                columns: new[] { "account", "key", "conversation", "digest" },
                unique: true,
                filter: "state = 'pending'")
                .Annotation("Npgsql:NullsDistinct", false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_approvals_account_conversation",
                table: "approvals");

            migrationBuilder.DropIndex(
                name: "ix_approvals_account_digest",
                table: "approvals");

            migrationBuilder.DropIndex(
                name: "ix_approvals_account_intent_key",
                table: "approvals");

            migrationBuilder.DropIndex(
                name: "ix_approvals_account_key_conversation_digest",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "conversation",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "intent_key",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "language",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "wish",
                table: "approvals");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_account_digest",
                table: "approvals",
                columns: new[] { "account", "digest" },
                unique: true,
                filter: "state = 'pending'");
        }
    }
}
