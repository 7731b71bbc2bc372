namespace McpEdge.Auth.ApiKeys;

/// <summary>Ids 5900 to 5999. Who did it is in the audit alone: agents may be named by an e-mail address.</summary>
internal static partial class KeysLog
{
    [LoggerMessage(5900, LogLevel.Warning, "When keys were last used could not be written and is kept for the next time: {Reason}")]
    public static partial void UseNotWritten(ILogger logger, string reason);

    [LoggerMessage(5901, LogLevel.Warning, "Key {Key} of account {Account} was refused: its networks don't include {Address}")]
    public static partial void ForeignAddress(ILogger logger, Guid key, string account, System.Net.IPAddress? address);

    [LoggerMessage(5902, LogLevel.Information, "Key {Key} of account {Account} was created: audit entry {Entry}")]
    public static partial void Created(ILogger logger, Guid key, string account, Guid entry);

    [LoggerMessage(5903, LogLevel.Information, "Key {Old} of account {Account} was replaced by {New}: audit entry {Entry}")]
    public static partial void Rotated(ILogger logger, Guid old, Guid @new, string account, Guid entry);

    [LoggerMessage(5904, LogLevel.Information, "Key {Key} of account {Account} was revoked: audit entry {Entry}")]
    public static partial void Revoked(ILogger logger, Guid key, string account, Guid entry);
}
