using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>The <c>dotnet</c> that the AppHost itself runs on.</summary>
internal static class DotnetHost
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        // …/shared/Microsoft.NETCore.App/{version}/ lies three levels below the folder of the host.
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(runtime, "..", "..", "..", "dotnet"));
        return File.Exists(beside) ? beside : "dotnet";
    }
}
