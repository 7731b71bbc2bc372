using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDefaults.Changes;

#nullable disable

namespace CustomersService.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddChangeFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateChangeFeed();
            migrationBuilder.RecordChanges("customers", "customer", ["id"], handle: "number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.StopRecordingChanges("customers");
            migrationBuilder.DropChangeFeed();
        }
    }
}
