namespace Grpc.Core;

/// <summary>What a call made while serving another takes from it.</summary>
/// <param name="propagateDeadline">Whether it takes the deadline.</param>
/// <param name="propagateCancellation">Whether it is cancelled with it.</param>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    /// <summary>Both the deadline and the cancellation.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Whether the deadline is taken.</summary>
    public bool IsPropagateDeadline { get; } = propagateDeadline;

    /// <summary>Whether cancellation is taken.</summary>
    public bool IsPropagateCancellation { get; } = propagateCancellation;
}
