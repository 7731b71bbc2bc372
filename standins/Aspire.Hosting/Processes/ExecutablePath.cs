namespace Aspire.Hosting.Processes;

/// <summary>Finds programs.</summary>
internal static class ExecutablePath
{
    /// <summary>The full path of a program: a file if the command names one, else the first of that name on PATH; null when there is none.</summary>
    public static string? Find(string command, string? workingDirectory = null)
    {
        if (command.Contains('/'))
        {
            var file = Path.GetFullPath(command, workingDirectory ?? Directory.GetCurrentDirectory());
            return File.Exists(file) ? file : null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(IsExecutable);
    }

    // A link that leads nowhere exists, too.
    private static bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows()
        && File.Exists(path)
        && (new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) ?? new FileInfo(path)) is { Exists: true } file
        && (file.UnixFileMode & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
