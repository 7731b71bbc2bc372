using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Intents;

/// <summary>How intents are remembered.</summary>
public sealed class IntentOptions
{
    /// <summary>How long at least a repeated request gets the first answer again. The default is 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);
}
