namespace Grpc.Core;

/// <summary>The context of a call being served, in a form that <see cref="CallOptions"/> carry; made by runtimes that support it.</summary>
public abstract class ContextPropagationToken
{
    /// <summary>For runtimes.</summary>
    protected internal ContextPropagationToken()
    {
    }
}
