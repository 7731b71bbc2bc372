using System.Reflection;
using System.Runtime.CompilerServices;
using McpEdge.Errors;

namespace McpEdge.Tests.Docs;

public sealed class PagesTests
{
    public static TheoryData<string> Settings => [.. typeof(Program).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace?.StartsWith("McpEdge", StringComparison.Ordinal) == true)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => $"{type.Name[..^"Options".Length]}:{property.Name}"))];

    public static TheoryData<string> Codes => [.. typeof(ToolCodes).GetFields().Select(code => (string)code.GetValue(null)!).Union(ServiceHints.ByCode.Keys)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_is_documented(string key)
    {
        Assert.Contains($"| `{key}` |", Page("configuration.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_documented(string code)
    {
        Assert.Contains($"`{code}`", Page("errors.md"), StringComparison.Ordinal);
    }

    private static string Page(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs", name));
}
