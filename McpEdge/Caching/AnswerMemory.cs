using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace McpEdge.Caching;

/// <summary>The answers that this process keeps, bounded in number and size.</summary>
internal sealed class AnswerMemory(IOptions<CacheOptions> options) : IDisposable
{
    private const int BytesPerCharacter = 2;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = options.Value.MaxBytes });

    public CachedAnswer? Find(string key) => _answers.Get<CachedAnswer>(key);

    public void Keep(string key, CachedAnswer answer)
    {
        var lifetime = options.Value.LongestLifetime > options.Value.StaleFor ? options.Value.LongestLifetime : options.Value.StaleFor;
        _answers.Set(key, answer, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime, Size = SizeOf(key, answer) });
    }

    public void Dispose() => _answers.Dispose();

    // With this least size the limit of bytes is one of entries too.
    private long SizeOf(string key, CachedAnswer answer) => Math.Max(
        (key.Length + answer.Result.Speech.Length + (2L * answer.Result.DataText.Length)) * BytesPerCharacter,
        Math.Max(1, options.Value.MaxBytes / options.Value.MaxEntries));
}
