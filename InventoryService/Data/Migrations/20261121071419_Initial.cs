using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InventoryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Texts as searches compare them: without case, accents and apostrophes. In the database, because columns are generated with
            // it; after the decomposition the letters are ASCII, so that lower() does the same in every locale.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION search_key(original text) RETURNS text
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN lower(regexp_replace(normalize(original, NFKD), '[\u0300-\u036f''’]', '', 'g'));
                """);

            migrationBuilder.CreateTable(
                name: "locations",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_locations", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    item_id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    category = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    price_minor_units = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, computedColumnSql: "search_key(name)", stored: true),
                    search_key = table.Column<string>(type: "text", nullable: false, computedColumnSql: "search_key(name || ' ' || category || ' ' || description)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.item_id);
                    table.CheckConstraint("ck_products_item_id", "item_id ~ '^[A-Z0-9]{8}$'");
                    table.CheckConstraint("ck_products_price", "price_minor_units BETWEEN 0 AND 100000000");
                    table.CheckConstraint("ck_products_texts", "length(name) > 0 AND length(category) > 0");
                });

            migrationBuilder.CreateTable(
                name: "reservations",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    location = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservations", x => x.order_id);
                    table.CheckConstraint("ck_reservations_status", "status IN ('held', 'confirmed', 'released')");
                    table.ForeignKey(
                        name: "fk_reservations_locations_location",
                        column: x => x.location,
                        principalTable: "locations",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock",
                columns: table => new
                {
                    item_id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    location = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    on_hand = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false),
                    committed = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock", x => new { x.item_id, x.location });
                    table.CheckConstraint("ck_stock_available", "on_hand - reserved - committed >= 0");
                    table.CheckConstraint("ck_stock_committed", "committed >= 0");
                    table.CheckConstraint("ck_stock_on_hand", "on_hand >= 0");
                    table.CheckConstraint("ck_stock_reserved", "reserved >= 0");
                    table.ForeignKey(
                        name: "fk_stock_locations_location",
                        column: x => x.location,
                        principalTable: "locations",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_products_item_id",
                        column: x => x.item_id,
                        principalTable: "products",
                        principalColumn: "item_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reservation_lines",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservation_lines", x => new { x.order_id, x.item_id });
                    table.CheckConstraint("ck_reservation_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_reservation_lines_products_item_id",
                        column: x => x.item_id,
                        principalTable: "products",
                        principalColumn: "item_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_lines_reservations_order_id",
                        column: x => x.order_id,
                        principalTable: "reservations",
                        principalColumn: "order_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_lines_item_id",
                table: "reservation_lines",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_expires_at",
                table: "reservations",
                column: "expires_at",
                filter: "status = 'held'");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_location",
                table: "reservations",
                column: "location");

            migrationBuilder.CreateIndex(
                name: "ix_stock_location",
                table: "stock",
                column: "location");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reservation_lines");

            migrationBuilder.DropTable(
                name: "stock");

            migrationBuilder.DropTable(
                name: "reservations");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "locations");

            migrationBuilder.Sql("DROP FUNCTION search_key(text);");
        }
    }
}
