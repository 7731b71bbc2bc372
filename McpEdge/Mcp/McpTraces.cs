using System.Diagnostics;
using OpenTelemetry;

namespace McpEdge.Mcp;

/// <summary>
/// Takes out of the SDK's spans what does not belong into traces: the text of a failed call, which quotes what its caller said, and the
/// id of the session, which opens it. Exporters come after all processors.
/// </summary>
internal sealed class McpTraces : BaseProcessor<Activity>
{
    private const string Source = "Experimental.ModelContextProtocol";
    private const string Session = "mcp.session.id";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Source)
        {
            data.SetStatus(data.Status);
            data.SetTag(Session, null);
        }
    }
}
