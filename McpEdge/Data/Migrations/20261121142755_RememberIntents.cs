using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class RememberIntents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    conversation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    wish = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    request = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    intent_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    heard = table.Column<bool>(type: "boolean", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    speech = table.Column<string>(type: "text", nullable: true),
                    order_number = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intents", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_intents_account_conversation_started_at",
                table: "intents",
                columns: new[] { "account", "conversation", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_intents_expires_at",
                table: "intents",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_intents_intent_key",
                table: "intents",
                column: "intent_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intents_wish_ordinal",
                table: "intents",
                columns: new[] { "wish", "ordinal" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "intents");
        }
    }
}
