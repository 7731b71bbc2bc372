using System.Reflection;
using McpEdge.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Resources.Schema;

internal sealed record DatabaseSchemaArguments;

internal sealed record DatabaseSchemaContent(string Markdown);

/// <summary>What the services keep, in words: the page <c>database-schema.md</c>, which a test compares with the databases.</summary>
internal sealed class DatabaseSchema() : Resource<DatabaseSchemaArguments, DatabaseSchemaContent>(Published), IResource
{
    internal static readonly ResourceProfile Published = new(
        "config/database_schema",
        "Database schema",
        "The tables of the customers, inventory and orders databases with their columns, for whoever writes reports or integrations.",
        "schema:read")
    {
        MimeType = ResourceProfile.Markdown,
    };

    private static readonly Lazy<string> Page = new(ReadPage);

    public string TextOf(ToolResult result) => result.Data.GetProperty("markdown").GetString()!;

    protected override Task<DatabaseSchemaContent> ReadAsync(
        DatabaseSchemaArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new DatabaseSchemaContent(Page.Value));

    private static string ReadPage()
    {
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream("database-schema.md")!;
        using var reader = new StreamReader(page);

        return reader.ReadToEnd();
    }
}
