namespace Grpc.Core;

/// <summary>Tells a server how to bind a generated service base class: by a static method of <paramref name="bindType"/>.</summary>
/// <param name="bindType">The type that declares the method.</param>
/// <param name="bindMethodName">The method, taking a <see cref="ServiceBinderBase"/> and the service.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute
{
    /// <summary>The type that declares the bind method.</summary>
    public Type BindType { get; } = bindType;

    /// <summary>The bind method's name.</summary>
    public string BindMethodName { get; } = bindMethodName;
}
