namespace CustomersService.Feedback;

internal enum Sentiment
{
    Positive,
    Neutral,
    Negative,

    /// <summary>Praise and complaint, neither of them slight.</summary>
    Mixed,
}

/// <summary>A sum of praise and complaint.</summary>
/// <param name="Praise">Sum of the positive weights, 0 or more.</param>
/// <param name="Complaint">Sum of the negative weights, 0 or less.</param>
internal readonly record struct Mood(double Praise, double Complaint)
{
    // Below these nobody would call it praise or complaint.
    private const double Threshold = 0.75;
    private const double MixedShare = 0.3;
    private const double MixedLeast = 0.7;

    // How fast the score nears 1: a single strong word gives about 0.6.
    private const double Softness = 15;

    public double Sum => Praise + Complaint;

    /// <summary>-1 to 1.</summary>
    public double Score => Math.Round(Sum / Math.Sqrt((Sum * Sum) + Softness), 2);

    public Sentiment Sentiment
    {
        get
        {
            var (less, more) = (Math.Min(Praise, -Complaint), Math.Max(Praise, -Complaint));

            return less >= MixedLeast && less >= MixedShare * more ? Sentiment.Mixed
                : Sum >= Threshold ? Sentiment.Positive
                : Sum <= -Threshold ? Sentiment.Negative
                : Sentiment.Neutral;
        }
    }

    public static Mood operator +(Mood one, Mood other) => new(one.Praise + other.Praise, one.Complaint + other.Complaint);

    public static Mood Of(double weight) => new(Math.Max(0, weight), Math.Min(0, weight));
}
