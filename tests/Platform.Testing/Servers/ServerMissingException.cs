namespace Platform.Testing.Servers;

/// <summary>A real server is not to be had here; tests that need it are skipped with this reason.</summary>
public sealed class ServerMissingException(string reason) : Exception(reason);
