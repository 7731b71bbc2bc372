using Google.Protobuf;

namespace ServiceDefaults.Errors;

/// <summary>A refusal that the caller may read. Made by <see cref="DomainError"/>.</summary>
public sealed class DomainException : Exception
{
    private readonly List<IMessage> _details = [];
    private readonly Dictionary<string, string> _metadata = [];

    internal DomainException(DomainErrorKind kind, string code, string message, IReadOnlyList<FieldError> fields)
        : base(message)
    {
        Kind = kind;
        Code = code;
        Fields = fields;
    }

    /// <summary>Why the request was refused.</summary>
    public DomainErrorKind Kind { get; }

    /// <summary>Stable, upper snake case, such as <c>CUSTOMER_NOT_FOUND</c>.</summary>
    public string Code { get; }

    /// <summary>The fields that are wrong; only for <see cref="DomainErrorKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldError> Fields { get; }

    /// <summary>Typed details of the contract that the call belongs to.</summary>
    public IReadOnlyList<IMessage> Details => _details;

    /// <summary>Facts for programs that go with the code.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>When the same request may be tried again; null when not said.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Adds a typed detail.</summary>
    public DomainException With(IMessage detail)
    {
        _details.Add(detail);
        return this;
    }

    /// <summary>Adds a fact.</summary>
    public DomainException With(string key, string value)
    {
        _metadata[key] = value;
        return this;
    }

    /// <summary>Says when the same request may be tried again.</summary>
    public DomainException RetryIn(TimeSpan delay)
    {
        RetryAfter = delay;
        return this;
    }
}
