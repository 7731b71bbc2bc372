namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>Lets an application take part in what the scheme does.</summary>
public class McpAuthenticationEvents
{
    /// <summary>Called for each request of the metadata document, which may be replaced or answered otherwise.</summary>
    public Func<ResourceMetadataRequestContext, Task> OnResourceMetadataRequest { get; set; } = _ => Task.CompletedTask;
}
