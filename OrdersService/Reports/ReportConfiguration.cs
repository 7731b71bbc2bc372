using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrdersService.Data;
using OrdersService.Orders;

namespace OrdersService.Reports;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports", table =>
        {
            table.HasCheckConstraint("ck_reports_status", "status IN ('queued', 'running', 'completed', 'failed')");
            table.HasCheckConstraint("ck_reports_due_at", "(status IN ('completed', 'failed')) = (due_at IS NULL)");
            table.HasCheckConstraint("ck_reports_progress", "progress BETWEEN 0 AND 100");
            table.HasCheckConstraint("ck_reports_dates", "start_date <= end_date");
        });

        builder.Ignore(report => report.Request);
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Type).HasConversion<EnumText<ReportType>>().HasMaxLength(20);
        builder.Property(report => report.Format).HasConversion<EnumText<ReportFormat>>().HasMaxLength(20);
        builder.Property(report => report.Status).HasConversion<EnumText<ReportStatus>>().HasMaxLength(20);
        builder.Property(report => report.Location).HasMaxLength(LocationName.MaxLength);
        builder.Property(report => report.Category).HasMaxLength(ReportRequest.MaxCategory);
        builder.Property(report => report.Figures).HasColumnType("jsonb").HasConversion(
            figures => JsonSerializer.Serialize(figures, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<ReportFigure>>(json, JsonSerializerOptions.Web) ?? new(),
            new ValueComparer<IReadOnlyList<ReportFigure>>((one, other) => one!.SequenceEqual(other!), figures => figures.Count, figures => figures));

        builder.HasIndex(report => report.DueAt).HasFilter("due_at IS NOT NULL");
        builder.HasIndex(report => report.ExpiresAt);
    }
}

internal sealed class ReportFileConfiguration : IEntityTypeConfiguration<ReportFile>
{
    public void Configure(EntityTypeBuilder<ReportFile> builder)
    {
        builder.ToTable("report_files");
        builder.HasKey(file => file.ReportId);
        builder.HasOne<Report>().WithOne().HasForeignKey<ReportFile>(file => file.ReportId);
    }
}
