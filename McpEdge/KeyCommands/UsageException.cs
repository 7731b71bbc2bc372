namespace McpEdge.KeyCommands;

/// <summary>What was typed is no command.</summary>
internal sealed class UsageException(string message) : Exception(message);
