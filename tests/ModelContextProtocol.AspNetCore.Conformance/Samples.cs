namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>The smallest files of their kinds.</summary>
internal static class Samples
{
    /// <summary>A picture of one red pixel.</summary>
    public static byte[] Png { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    /// <summary>A sound without samples.</summary>
    public static byte[] Wav { get; } = Convert.FromBase64String("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=");
}
