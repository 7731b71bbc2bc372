using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDefaults.Changes;

#nullable disable

namespace SampleService.Data.Migrations
{
    [DbContext(typeof(SampleDbContext))]
    [Migration("20260101000000_Initial")]
    public partial class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table => table.PrimaryKey("pk_samples", x => x.id));

            migrationBuilder.CreateIndex("ix_samples_display_name", "samples", "display_name", unique: true);

            migrationBuilder.CreateChangeFeed();
            migrationBuilder.RecordChanges("samples", "sample", ["id"], handle: "display_name");
        }
    }
}
