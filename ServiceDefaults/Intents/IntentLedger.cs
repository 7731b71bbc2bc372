using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Intents;

/// <summary>
/// Makes a write happen once per intent key: the key, the effect and the answer commit together. Whoever sends the same request with
/// the same key gets that answer, also while the first is still running: then it waits for it. A refused or failed request leaves
/// nothing behind, so its key is free.
/// </summary>
public sealed partial class IntentLedger<TContext>(TContext db, IOptions<IntentOptions> options, TimeProvider clock)
    where TContext : DbContext
{
    private const string KeyField = "intent_key";

    /// <summary>Does the work, or answers as it was answered before. Without a key the work is simply done.</summary>
    /// <param name="request">The request; its <c>intent_key</c> is the key.</param>
    /// <param name="work">Changes data of <typeparamref name="TContext"/> in the transaction that is open.</param>
    /// <param name="cancellationToken">Ends waiting and work.</param>
    /// <exception cref="DomainException">
    /// <c>INTENT_KEY_REUSED</c>: the key belongs to another request. <c>INVALID_ARGUMENT</c>: it is no key.
    /// </exception>
    public async Task<TAnswer> RunAsync<TAnswer>(
        IMessage request, Func<CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken)
        where TAnswer : IMessage<TAnswer>, new()
    {
        var key = KeyOf(request);

        if (key.Length == 0)
            return await work(cancellationToken);

        if (!Printable().IsMatch(key))
            throw DomainError.Invalid(new FieldError(KeyField, "MALFORMED", $"An intent key has 1 to {IntentRecord.MaxKey} printable ASCII characters."));

        var hash = HashOf(request);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        if (!await TryClaimAsync(key, hash, cancellationToken))
            return await FindAsync<TAnswer>(key, hash, cancellationToken);

        var answer = await work(cancellationToken);
        await db.Database.ExecuteSqlAsync($"UPDATE intents SET answer = {answer.ToByteArray()} WHERE key = {key}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return answer;
    }

    // Waits while another transaction holds the key, and then finds it taken, or free if that one was rolled back. Whoever adds a key
    // takes two expired ones away, so that the table stays small without anybody who sweeps it.
    private async Task<bool> TryClaimAsync(string key, byte[] hash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH expired AS (
                DELETE FROM intents WHERE key IN (
                    SELECT key FROM intents WHERE expires_at < {now} AND key <> {key} ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED)
            )
            INSERT INTO intents (key, request_hash, answer, created_at, expires_at)
            VALUES ({key}, {hash}, '', {now}, {now + options.Value.KeepFor})
            ON CONFLICT (key) DO NOTHING
            """,
            cancellationToken) == 1;
    }

    private async Task<TAnswer> FindAsync<TAnswer>(string key, byte[] hash, CancellationToken cancellationToken)
        where TAnswer : IMessage<TAnswer>, new()
    {
        var first = await db.Set<IntentRecord>().AsNoTracking().SingleAsync(intent => intent.Key == key, cancellationToken);

        if (!CryptographicOperations.FixedTimeEquals(first.RequestHash, hash))
            throw DomainError.AlreadyExists(ErrorCodes.IntentKeyReused, "This intent key already belongs to another request.");

        return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(first.Answer);
    }

    private static string KeyOf(IMessage request) => (string)request.Descriptor.FindFieldByName(KeyField).Accessor.GetValue(request);

    private static byte[] HashOf(IMessage request)
    {
        var content = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        content.Descriptor.FindFieldByName(KeyField).Accessor.Clear(content);

        return SHA256.HashData([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. content.ToByteArray()]);
    }

    [GeneratedRegex(@"\A[\x20-\x7E]{1,200}\z")]
    private static partial Regex Printable();
}
