using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace McpEdge.Tests.Tools;

/// <summary>Refusals as the services send them.</summary>
internal static class Refusals
{
    public static RpcException Of(StatusCode status, string code, string message, params (string Key, string Value)[] metadata) =>
        Of(status, code, message, [], metadata);

    public static RpcException Of(
        StatusCode status, string code, string message, IEnumerable<IMessage> details, params (string Key, string Value)[] metadata)
    {
        var info = new ErrorInfo { Reason = code, Domain = "platform" };
        foreach (var (key, value) in metadata)
        {
            info.Metadata[key] = value;
        }

        var wire = new Google.Rpc.Status { Code = (int)status, Message = message };
        wire.Details.AddRange(details.Prepend(info).Select(Any.Pack));

        return new(new(status, message), new Metadata { { "grpc-status-details-bin", wire.ToByteArray() } });
    }
}
