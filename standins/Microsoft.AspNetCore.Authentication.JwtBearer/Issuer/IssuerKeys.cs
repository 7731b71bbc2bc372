namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>
/// The issuer's present keys. They are read when they are needed first, then now and then, and early when a token has a key that is not
/// among them, but never more often than the options allow: strangers can make up key ids.
/// </summary>
internal sealed class IssuerKeys(IssuerReader reader, JwtBearerOptions options) : IDisposable
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private IssuerDocument? _known;
    private DateTimeOffset _readAt;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    private TimeProvider Clock => options.TimeProvider ?? TimeProvider.System;

    /// <exception cref="InvalidOperationException">The keys were never read, and can't be now.</exception>
    public async Task<IssuerDocument> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && !IsDue(Clock.GetUtcNow()))
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = Clock.GetUtcNow();
            return _known is { } read && !IsDue(now) ? read : await ReadAsync(now, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads the keys because one is missing in <paramref name="lacking"/>; null when that would be too often.</summary>
    public async Task<IssuerDocument?> RefreshAsync(IssuerDocument lacking, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = Clock.GetUtcNow();
            if (!ReferenceEquals(_known, lacking))
            {
                return _known;
            }

            if (now - _refreshedAt < options.RefreshInterval)
            {
                return null;
            }

            _refreshedAt = now;
            return await ReadAsync(now, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private bool IsDue(DateTimeOffset now) => now - _readAt >= options.AutomaticRefreshInterval;

    // An issuer that is away for a while goes on being believed by the keys that it had, and is not asked by every call.
    private async Task<IssuerDocument> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - _failedAt < RestAfterFailure)
        {
            return _known ?? throw new InvalidOperationException("The keys of the issuer could not be read a moment ago.");
        }

        try
        {
            _known = await reader.ReadAsync(cancellationToken);
            _readAt = now;
        }
        catch (InvalidOperationException)
        {
            // By now, not by when it began: those who wait here next would each wait as long again for a silent issuer.
            _failedAt = Clock.GetUtcNow();
            if (_known is null)
            {
                throw;
            }
        }

        return _known;
    }
}
