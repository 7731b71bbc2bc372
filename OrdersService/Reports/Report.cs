using OrdersService.Analytics;

namespace OrdersService.Reports;

internal enum ReportStatus
{
    Queued,
    Running,
    Completed,
    Failed,
}

/// <summary>An ordered document and how far it is. <see cref="ReportQueue"/> changes it.</summary>
internal sealed class Report
{
    private Report()
    {
    }

    public Guid Id { get; private init; }

    public ReportType Type { get; private init; }

    public ReportFormat Format { get; private init; }

    public DateOnly StartDate { get; private init; }

    public DateOnly EndDate { get; private init; }

    public string Location { get; private init; } = "";

    public string Category { get; private init; } = "";

    public int Top { get; private init; }

    public ReportRequest Request => new(Type, new Period(StartDate, EndDate), Format, Location, Category, Top);

    public ReportStatus Status { get; private init; }

    /// <summary>Percent.</summary>
    public int Progress { get; private init; }

    /// <summary>How often it was begun; what a beginner writes holds only while this is still its number.</summary>
    public int Attempts { get; private init; }

    /// <summary>When it may be taken on, or taken over; null when it has ended.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    public IReadOnlyList<ReportFigure> Figures { get; private init; } = [];

    /// <summary>Bytes of the document; 0 until it is completed.</summary>
    public int Size { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? CompletedAt { get; private init; }

    /// <summary>When it is deleted.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public string FailureCode { get; private init; } = "";

    public string Failure { get; private init; } = "";

    public bool HasEnded => Status is ReportStatus.Completed or ReportStatus.Failed;

    public static Report Order(ReportRequest request, DateTimeOffset now, TimeSpan keepFor) => new()
    {
        Id = Guid.CreateVersion7(now),
        Type = request.Type,
        Format = request.Format,
        StartDate = request.Period.From,
        EndDate = request.Period.To,
        Location = request.Location,
        Category = request.Category,
        Top = request.Top,
        Status = ReportStatus.Queued,
        DueAt = now,
        CreatedAt = now,
        ExpiresAt = now + keepFor,
    };
}

/// <summary>The document of a completed report.</summary>
internal sealed record ReportFile(Guid ReportId, byte[] Content);
