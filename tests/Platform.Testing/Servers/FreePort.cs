using System.Net;
using System.Net.Sockets;

namespace Platform.Testing.Servers;

/// <summary>A loopback port that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Takes a port that the system chooses and gives it back at once.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
