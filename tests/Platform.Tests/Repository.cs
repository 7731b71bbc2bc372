using System.Reflection;

namespace Platform.Tests;

/// <summary>The working tree that these tests were built from, as files.</summary>
internal static class Repository
{
    /// <summary>Absolute path of the top folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepoRoot").Value!;

    /// <summary>Product projects: what is deployed, with what it is built from.</summary>
    public static readonly string[] Products =
        ["AppHost", "ServiceDefaults", "Contracts", "CustomersService", "InventoryService", "OrdersService", "McpEdge"];

    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "node_modules", ".git", "Migrations", "TestResults"];

    /// <summary>Files below a folder, generated and downloaded ones left out, as paths relative to the top folder.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static int CountLines(string file) => File.ReadLines(Path.Combine(Root, file)).Count();
}
