using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDefaults.Changes;

#nullable disable

namespace InventoryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddChangeFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateChangeFeed();
            migrationBuilder.RecordChanges("locations", "location", ["code"]);
            migrationBuilder.RecordChanges("products", "product", ["item_id"]);
            migrationBuilder.RecordChanges("reservations", "reservation", ["order_id"]);
            migrationBuilder.RecordChanges("stock", "stock", ["item_id", "location"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.StopRecordingChanges("locations");
            migrationBuilder.StopRecordingChanges("products");
            migrationBuilder.StopRecordingChanges("reservations");
            migrationBuilder.StopRecordingChanges("stock");
            migrationBuilder.DropChangeFeed();
        }
    }
}
