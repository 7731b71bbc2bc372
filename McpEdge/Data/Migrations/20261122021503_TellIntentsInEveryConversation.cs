using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class TellIntentsInEveryConversation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "also_in",
                table: "intents",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateIndex(
                name: "ix_intents_also_in",
                table: "intents",
                column: "also_in")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_intents_also_in",
                table: "intents");

            migrationBuilder.DropColumn(
                name: "also_in",
                table: "intents");
        }
    }
}
