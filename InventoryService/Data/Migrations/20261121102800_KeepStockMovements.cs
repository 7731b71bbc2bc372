using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace InventoryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepStockMovements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_status",
                table: "reservations");

            migrationBuilder.AlterColumn<string>(
                name: "location",
                table: "reservations",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(50)",
                oldMaxLength: 50);

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

            migrationBuilder.CreateTable(
                name: "stock_movements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    location = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    intent_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on_hand_change = table.Column<long>(type: "bigint", nullable: false),
                    reserved_change = table.Column<long>(type: "bigint", nullable: false),
                    committed_change = table.Column<long>(type: "bigint", nullable: false),
                    on_hand = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false),
                    committed = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_movements", x => x.id);
                    table.CheckConstraint("ck_stock_movements_cause", "cause IN ('opening', 'set', 'adjust', 'reserve', 'confirm', 'release', 'expire', 'complete')");
                    table.ForeignKey(
                        name: "fk_stock_movements_stock_item_id_location",
                        columns: x => new { x.item_id, x.location },
                        principalTable: "stock",
                        principalColumns: new[] { "item_id", "location" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_status",
                table: "reservations",
                sql: "status IN ('held', 'confirmed', 'released', 'completed')");

            migrationBuilder.CreateIndex(
                name: "ix_products_category",
                table: "products",
                column: "category");

            migrationBuilder.CreateIndex(
                name: "ix_intents_expires_at",
                table: "intents",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_item_id_location_id",
                table: "stock_movements",
                columns: new[] { "item_id", "location", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_order_id",
                table: "stock_movements",
                column: "order_id",
                filter: "order_id IS NOT NULL");

            // The book begins with what is there.
            migrationBuilder.Sql(
                """
                INSERT INTO stock_movements
                    (item_id, location, cause, on_hand_change, reserved_change, committed_change, on_hand, reserved, committed, created_at)
                SELECT item_id, location, 'opening', on_hand, reserved, committed, on_hand, reserved, committed, updated_at FROM stock
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "intents");

            migrationBuilder.DropTable(
                name: "stock_movements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_status",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_products_category",
                table: "products");

            migrationBuilder.AlterColumn<string>(
                name: "location",
                table: "reservations",
                type: "character varying(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(50)",
                oldMaxLength: 50,
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_status",
                table: "reservations",
                sql: "status IN ('held', 'confirmed', 'released')");
        }
    }
}
