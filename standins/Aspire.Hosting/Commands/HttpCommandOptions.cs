namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command that is an HTTP request is offered and sent.</summary>
public class HttpCommandOptions : CommandOptions
{
    /// <summary>The method; POST when null.</summary>
    public HttpMethod? Method { get; set; }
}
