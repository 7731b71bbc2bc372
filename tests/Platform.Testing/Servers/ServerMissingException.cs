namespace Platform.Testing.Servers;

/// <summary>A real server is not to be had here; the message says how it can be.</summary>
public sealed class ServerMissingException(string reason) : Exception(reason);
