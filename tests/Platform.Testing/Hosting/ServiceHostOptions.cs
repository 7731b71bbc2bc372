using Microsoft.Extensions.DependencyInjection;

namespace Platform.Testing.Hosting;

/// <summary>How a service under test is configured.</summary>
public sealed class ServiceHostOptions
{
    /// <summary>Settings by configuration key; they win over the service's own files.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The secret that the service expects of its callers.</summary>
    public string ServiceToken { get; set; } = "token-of-the-test-platform";

    /// <summary>The clock of the service; null for the real one.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Replaces or adds services after the program's own registrations.</summary>
    public Action<IServiceCollection>? Services { get; set; }

    /// <summary>Whether to wait until migrations and seeding are done. The default is true.</summary>
    public bool WaitForData { get; set; } = true;

    /// <summary>Sets the connection string of a database or of Redis.</summary>
    public ServiceHostOptions Connect(string name, string connectionString)
    {
        Settings[$"ConnectionStrings:{name}"] = connectionString;
        return this;
    }

    /// <summary>Sets where another service is.</summary>
    public ServiceHostOptions Service(string name, Uri grpc)
    {
        Settings[$"services:{name}:grpc:0"] = grpc.ToString();
        return this;
    }
}
