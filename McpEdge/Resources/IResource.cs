using McpEdge.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Resources;

/// <summary>Something that is read at an address. It is read through the pipeline, as a tool is called.</summary>
internal interface IResource
{
    ResourceProfile About { get; }

    /// <summary>What reads it; no list of tools shows it.</summary>
    Tool Reader { get; }

    /// <summary>The content as text of <see cref="ResourceProfile.MimeType"/>.</summary>
    string TextOf(ToolResult result) => result.Data.GetRawText();
}
