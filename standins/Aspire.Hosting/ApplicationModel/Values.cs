namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose value is known only when the application runs.</summary>
public interface IValueProvider
{
    /// <summary>Waits until the value is known.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>Something that a publish manifest names by an expression.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, for example <c>{cache.connectionString}</c>.</summary>
    string ValueExpression { get; }
}

/// <summary>A value that depends on others.</summary>
public interface IValueWithReferences
{
    /// <summary>What it depends on.</summary>
    IEnumerable<object> References { get; }
}

/// <summary>A value with a run-time and a publish-time form.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;
