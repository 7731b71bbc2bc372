namespace ServiceDefaults.Errors;

/// <summary>The codes that any call may answer with. A service's own codes are beside its features.</summary>
public static class ErrorCodes
{
    /// <summary>A field of the request is wrong.</summary>
    public const string InvalidArgument = "INVALID_ARGUMENT";

    /// <summary>A page token is damaged or belongs to another list.</summary>
    public const string InvalidPageToken = "INVALID_PAGE_TOKEN";

    /// <summary>The intent key belongs to another request.</summary>
    public const string IntentKeyReused = "INTENT_KEY_REUSED";

    /// <summary>Changes after a position of the change feed are not kept any more.</summary>
    public const string PositionTooOld = "POSITION_TOO_OLD";

    /// <summary>The service token is missing or wrong.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller went away.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>The time for the call was over.</summary>
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>The database cannot be reached or is too busy.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    /// <summary>Another service cannot be reached.</summary>
    public const string DependencyUnavailable = "DEPENDENCY_UNAVAILABLE";

    /// <summary>A defect of ours.</summary>
    public const string Internal = "INTERNAL";
}
