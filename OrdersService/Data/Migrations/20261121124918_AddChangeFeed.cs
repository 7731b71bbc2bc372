using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDefaults.Changes;

#nullable disable

namespace OrdersService.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddChangeFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateChangeFeed();
            migrationBuilder.RecordChanges("orders", "order", ["id"], handle: "number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.StopRecordingChanges("orders");
            migrationBuilder.DropChangeFeed();
        }
    }
}
