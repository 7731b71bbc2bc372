using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Testing.Servers;

/// <summary>A loopback port that nobody listens on, for a server that takes it later or leaves it and takes it again.</summary>
public static class FreePort
{
    private const int First = 20_000;

    // Where Linux begins unless told otherwise; others begin higher.
    private const int UsualEnd = 32_768;

    private static readonly int End = OutgoingFrom();
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>
    /// A port below those that the system gives to outgoing connections: none of them has it when the server starts, seconds later on a
    /// busy machine. No port is given twice.
    /// </summary>
    public static int Next()
    {
        int port;
        do
        {
            port = Random.Shared.Next(First, End);
        }
        while (!Given.TryAdd(port, true) || !IsFree(port));

        return port;
    }

    private static int OutgoingFrom()
    {
        const string Range = "/proc/sys/net/ipv4/ip_local_port_range";
        var begin = File.Exists(Range) ? int.Parse(File.ReadAllText(Range).Split('\t')[0], CultureInfo.InvariantCulture) : UsualEnd;

        return begin > First ? begin : UsualEnd;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
