using System.Text.Json;
using Grpc.AspNetCore.Tests.Hosting;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Calls by Python's gRPC; the scenarios are the functions of relay_client.py.</summary>
internal static class PythonClient
{
    /// <summary>Starts a scenario that is steered.</summary>
    public static Task<PythonPeer> Start(string scenario, Uri address) => PythonPeer.Start("relay_client.py", address.Authority, scenario);

    /// <summary>Plays a scenario to its end.</summary>
    /// <returns>What happened, as JSON.</returns>
    public static async Task<JsonElement> Run(string scenario, Uri address)
    {
        await using var peer = await Start(scenario, address);
        return await Result(peer);
    }

    public static Task<JsonElement> Run(string scenario, RelayServer server) => Run(scenario, server.Address);

    /// <summary>What happened in a steered scenario.</summary>
    public static async Task<JsonElement> Result(PythonPeer peer) => JsonElement.Parse(await peer.Read());

    /// <summary>The status of the call that failed.</summary>
    public static string? Code(this JsonElement result) => result.GetProperty("code").GetString();

    public static string? Text(this JsonElement result, string name) => result.GetProperty(name).GetString();

    public static IEnumerable<string?> Texts(this JsonElement result, string name) =>
        result.GetProperty(name).EnumerateArray().Select(text => text.GetString());
}
