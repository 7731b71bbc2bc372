namespace Grpc.Core.Utils;

/// <summary>Checks of arguments and state.</summary>
public static class GrpcPreconditions
{
    /// <summary>Throws <see cref="ArgumentException"/> unless the condition holds.</summary>
    public static void CheckArgument(bool condition)
    {
        if (!condition)
            throw new ArgumentException(null);
    }

    /// <summary>Throws <see cref="ArgumentException"/> with a message unless the condition holds.</summary>
    public static void CheckArgument(bool condition, string errorMessage)
    {
        if (!condition)
            throw new ArgumentException(errorMessage);
    }

    /// <summary>Throws <see cref="ArgumentNullException"/> for null, otherwise returns the reference.</summary>
    public static T CheckNotNull<T>(T reference) => reference ?? throw new ArgumentNullException(null, (Exception?)null);

    /// <summary>Throws <see cref="ArgumentNullException"/> with the parameter's name for null, otherwise returns the reference.</summary>
    public static T CheckNotNull<T>(T reference, string paramName) => reference ?? throw new ArgumentNullException(paramName);

    /// <summary>Throws <see cref="InvalidOperationException"/> unless the condition holds.</summary>
    public static void CheckState(bool condition)
    {
        if (!condition)
            throw new InvalidOperationException();
    }

    /// <summary>Throws <see cref="InvalidOperationException"/> with a message unless the condition holds.</summary>
    public static void CheckState(bool condition, string errorMessage)
    {
        if (!condition)
            throw new InvalidOperationException(errorMessage);
    }
}
