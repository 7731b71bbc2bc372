namespace ServiceDefaults.Changes;

/// <summary>What happened to an entity.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>It is different.</summary>
    Updated,

    /// <summary>It is gone.</summary>
    Deleted,
}
