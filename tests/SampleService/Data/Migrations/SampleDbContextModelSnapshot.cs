using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

#nullable disable

namespace SampleService.Data.Migrations
{
    [DbContext(typeof(SampleDbContext))]
    internal partial class SampleDbContextModelSnapshot : ModelSnapshot
    {
        protected override void BuildModel(ModelBuilder modelBuilder)
        {
            modelBuilder
                .HasAnnotation("ProductVersion", "10.0.14")
                .HasAnnotation("Relational:MaxIdentifierLength", 63);

            modelBuilder.Entity("SampleService.Data.Sample", b =>
                {
                    b.Property<Guid>("Id").ValueGeneratedOnAdd().HasColumnType("uuid").HasColumnName("id");
                    b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
                    b.Property<string>("DisplayName").IsRequired().HasColumnType("text").HasColumnName("display_name");
                    b.HasKey("Id").HasName("pk_samples");
                    b.HasIndex("DisplayName").IsUnique().HasDatabaseName("ix_samples_display_name");
                    b.ToTable("samples", (string)null);
                });
        }
    }
}
