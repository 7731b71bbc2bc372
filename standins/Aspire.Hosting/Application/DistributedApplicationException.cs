namespace Aspire.Hosting;

/// <summary>The application cannot do what it was asked to; the message says why in one line.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>No details.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Says why.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what caused it.</summary>
    public DistributedApplicationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
