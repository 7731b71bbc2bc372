namespace ServiceDefaults.Faults;

/// <summary>Where a process may be made to die, for tests. Refused in production.</summary>
public sealed class FailPointsOptions
{
    /// <summary>
    /// A folder: a process that reaches a point takes away the file of the point's name, if there is one, and dies. The default is null:
    /// nothing is looked for.
    /// </summary>
    public string? Directory { get; set; }
}
