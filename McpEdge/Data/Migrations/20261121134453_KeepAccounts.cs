using System;
using System.Net;
using McpEdge.Auth.ApiKeys;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McpEdge.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<IPNetwork[]>(
                name: "allowed_networks",
                table: "api_keys",
                type: "cidr[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_used_at",
                table: "api_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "locale",
                table: "api_keys",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "toolset",
                table: "api_keys",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "all");

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.name);
                });

            migrationBuilder.Sql(ApiKeySql.FillAccounts);

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_accounts_account",
                table: "api_keys",
                column: "account",
                principalTable: "accounts",
                principalColumn: "name",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(ApiKeySql.Announce);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ApiKeySql.Drop);

            migrationBuilder.DropForeignKey(
                name: "fk_api_keys_accounts_account",
                table: "api_keys");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropColumn(
                name: "allowed_networks",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "locale",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "toolset",
                table: "api_keys");
        }
    }
}
