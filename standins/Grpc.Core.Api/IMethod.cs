namespace Grpc.Core;

/// <summary>A method without its message types.</summary>
public interface IMethod
{
    /// <summary>Which sides stream.</summary>
    MethodType Type { get; }

    /// <summary>The service's full name, such as <c>grpc.health.v1.Health</c>.</summary>
    string ServiceName { get; }

    /// <summary>The method's name, such as <c>Check</c>.</summary>
    string Name { get; }

    /// <summary>The request path, such as <c>/grpc.health.v1.Health/Check</c>.</summary>
    string FullName { get; }
}
