using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrdersService.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatIsOwed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_stock",
                table: "orders");

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intents", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_due_at",
                table: "orders",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_queue",
                table: "orders",
                column: "location",
                filter: "status IN ('confirmed', 'preparing')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_due_at",
                table: "orders",
                sql: "due_at IS NULL OR stock IN ('reserving', 'held', 'release_owed', 'hand_over_owed')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_stock",
                table: "orders",
                sql: "stock IN ('reserving', 'held', 'committed', 'release_owed', 'none', 'hand_over_owed', 'handed_over')");

            migrationBuilder.CreateIndex(
                name: "ix_intents_expires_at",
                table: "intents",
                column: "expires_at");

            // What was left behind before there was a worker is for the worker now.
            migrationBuilder.Sql("UPDATE orders SET due_at = updated_at WHERE stock IN ('reserving', 'held', 'release_owed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "intents");

            migrationBuilder.DropIndex(
                name: "ix_orders_due_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_queue",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_due_at",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_stock",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "orders");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_stock",
                table: "orders",
                sql: "stock IN ('reserving', 'held', 'committed', 'release_owed', 'none')");
        }
    }
}
