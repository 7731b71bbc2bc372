namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>
/// The issuer's present keys. They are read when they are needed first, then now and then behind the calls, and early when a token has a
/// key that is not among them, but never more often than the options allow: strangers can make up key ids. Where nobody asked for long, they
/// are waited for again: a key may have been withdrawn. A reading belongs to nobody: whoever stops waiting for it leaves it to those who come
/// next.
/// </summary>
internal sealed class IssuerKeys(IssuerReader reader, JwtBearerOptions options)
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private IssuerDocument? _known;
    private Task<IssuerDocument>? _reading;
    private DateTimeOffset _readAt;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    private TimeProvider Clock => options.TimeProvider ?? TimeProvider.System;

    // An issuer that was asked in vain is not waited for again: it may be away for long.
    private DateTimeOffset AskedAt => _failedAt > _readAt ? _failedAt : _readAt;

    /// <exception cref="InvalidOperationException">The keys were never read, and can't be now.</exception>
    public Task<IssuerDocument> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_known is not { } known)
            {
                return Read().WaitAsync(cancellationToken);
            }

            var now = Clock.GetUtcNow();
            if (now - _readAt < options.AutomaticRefreshInterval)
            {
                return Task.FromResult(known);
            }

            var reading = Read();
            return now - AskedAt > 2 * options.AutomaticRefreshInterval ? reading.WaitAsync(cancellationToken) : Task.FromResult(known);
        }
    }

    /// <summary>Reads the keys because one is missing in <paramref name="lacking"/>; null when that would be too often.</summary>
    public async Task<IssuerDocument?> RefreshAsync(IssuerDocument lacking, CancellationToken cancellationToken)
    {
        Task<IssuerDocument> reading;
        lock (_gate)
        {
            if (!ReferenceEquals(_known, lacking))
            {
                return _known;
            }

            var now = Clock.GetUtcNow();
            var joins = _reading is not null;
            if (!joins && now - _refreshedAt < options.RefreshInterval)
            {
                return null;
            }

            reading = Read();
            // One that was under way may be older than the key, and after a failure there may be none.
            if (!joins && _reading is not null)
            {
                _refreshedAt = now;
            }
        }

        return await reading.WaitAsync(cancellationToken);
    }

    // Within the gate. An issuer that is away for a while goes on being believed by the keys that it had, and is not asked by every call.
    private Task<IssuerDocument> Read()
    {
        if (_reading is not null)
        {
            return _reading;
        }

        if (Clock.GetUtcNow() - _failedAt < RestAfterFailure)
        {
            return _known is { } known
                ? Task.FromResult(known)
                : Task.FromException<IssuerDocument>(new InvalidOperationException("The keys of the issuer could not be read a moment ago."));
        }

        return _reading = Task.Run(ReadAsync);
    }

    private async Task<IssuerDocument> ReadAsync()
    {
        try
        {
            var read = await reader.ReadAsync(CancellationToken.None);
            lock (_gate)
            {
                (_known, _readAt, _reading) = (read, Clock.GetUtcNow(), null);
                return read;
            }
        }
        catch (InvalidOperationException)
        {
            lock (_gate)
            {
                // By now, not by when it began: those who come next would each wait as long again for a silent issuer.
                (_failedAt, _reading) = (Clock.GetUtcNow(), null);
                if (_known is { } known)
                {
                    return known;
                }
            }

            throw;
        }
    }
}
