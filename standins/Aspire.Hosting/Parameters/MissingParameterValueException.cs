namespace Aspire.Hosting;

/// <summary>A parameter has no value.</summary>
public class MissingParameterValueException : DistributedApplicationException
{
    /// <summary>No details.</summary>
    public MissingParameterValueException()
    {
    }

    /// <summary>Says which parameter.</summary>
    public MissingParameterValueException(string message)
        : base(message)
    {
    }

    /// <summary>Says which parameter, and why.</summary>
    public MissingParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
