using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ModelContextProtocol.AspNetCore.Tests.BehindProxy;

/// <summary>A real nginx with its default buffering, in front of a server under test.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private Nginx(Process process, DirectoryInfo folder, int port)
    {
        (_process, _folder) = (process, folder);
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(Uri server, CancellationToken cancellationToken)
    {
        var program = Find();
        Assert.SkipWhen(program is null, "There is no nginx here: apt-get download nginx, unpacked to artifacts/nginx, is enough.");
        var folder = Directory.CreateTempSubdirectory("nginx-");
        var port = FreePort();
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configure(folder.FullName, port, server), cancellationToken);
        var nginx = new Nginx(
            Process.Start(new ProcessStartInfo(program!, ["-p", folder.FullName, "-c", configuration, "-e", "stderr"]))!, folder, port);
        await nginx.WaitUntilItListensAsync(cancellationToken);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string? Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Platform.sln")))
        {
            root = root.Parent;
        }

        string[] places = ["/usr/sbin/nginx", Path.Combine(root?.FullName ?? "/", "artifacts/nginx/usr/sbin/nginx")];
        return Array.Find(places, File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Configure(string folder, int port, Uri server) => $$"""
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        events {}
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass {{server.GetLeftPart(UriPartial.Authority)}};
              proxy_http_version 1.1;
            }
          }
        }
        """;

    private async Task WaitUntilItListensAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Yield();
            }
        }
    }
}
