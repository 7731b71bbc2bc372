using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore;

/// <summary>Gives the event store the application's cache, and refuses to start without one.</summary>
internal sealed class DistributedEventStoreSetup(IDistributedCache? cache = null)
    : IConfigureOptions<DistributedCacheEventStreamStoreOptions>, IValidateOptions<DistributedCacheEventStreamStoreOptions>
{
    public void Configure(DistributedCacheEventStreamStoreOptions options) => options.Cache ??= cache;

    public ValidateOptionsResult Validate(string? name, DistributedCacheEventStreamStoreOptions options) => options.Cache is null
        ? ValidateOptionsResult.Fail("The event stream store needs an IDistributedCache: register one, or set Cache.")
        : ValidateOptionsResult.Success;
}
