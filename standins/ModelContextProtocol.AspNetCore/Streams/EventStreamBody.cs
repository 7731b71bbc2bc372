using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Streams;

/// <summary>
/// The response body as the transport sees it. Adds what the transport does not do: the status by the first message,
/// headers before a slow first message, and comment lines during silence. A timer and the transport write to the same
/// response, so every write passes one gate, and comments go only between whole events. What belongs to one packet leaves in
/// one: the headers wait for a quick first message, and the message that ends the stream waits for the end of the response.
/// </summary>
internal sealed class EventStreamBody : WriteOnlyStream
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    private readonly HttpResponse _response;
    private readonly TimeProvider _clock;
    private readonly McpHttpOptions _options;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _start = new();
    private readonly bool _waits;
    private readonly ITimer? _timer;
    private bool _started;
    private bool _answered;
    private bool _insideEvent;
    private bool _closed;
    private long _lastWrite;

    /// <param name="response">The response to write to, its headers set.</param>
    /// <param name="clock">Drives the early headers and the comments.</param>
    /// <param name="options">Their delays.</param>
    /// <param name="waits">
    /// True when the headers wait for the first message, as long as the options allow, and the answer for the end of the response.
    /// </param>
    public EventStreamBody(HttpResponse response, TimeProvider clock, McpHttpOptions options, bool waits)
    {
        (_response, _clock, _options, _waits, _started) = (response, clock, options, waits, !waits);
        _lastWrite = clock.GetTimestamp();
        var due = waits && McpHttpOptions.IsOn(options.HeaderFlushDelay) ? options.HeaderFlushDelay : options.KeepAliveInterval;
        if (McpHttpOptions.IsOn(due))
        {
            _timer = clock.CreateTimer(static state => _ = ((EventStreamBody)state!).TickAsync(), this, due, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sets the status by the first message, unless the headers have been sent before it.</summary>
    public ValueTask ChooseStatusAsync(JsonRpcMessage? first)
    {
        if (TryStart())
        {
            _response.StatusCode = FirstMessageStatus.Of(first);
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _ = TryStart();
            _insideEvent = true;
            _answered |= _waits && WrittenEvent.IsResponse(buffer.Span);
            _lastWrite = _clock.GetTimestamp();
            await _response.Body.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _insideEvent = false;
            if (_started && !_answered)
            {
                await _response.Body.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>After this nothing writes to the response any more.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
            await _gate.WaitAsync();
            _closed = true;
            _gate.Release();
        }

        await base.DisposeAsync();
    }

    private async Task TickAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (!_closed)
            {
                await SendWhatIsDueAsync();
                ScheduleNext();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has gone; the request itself learns that from its own token.
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task SendWhatIsDueAsync()
    {
        if (McpHttpOptions.IsOn(_options.HeaderFlushDelay) && TryStart())
        {
            await _response.Body.FlushAsync();
        }
        else if (_response.HasStarted && !_insideEvent && IsSilent())
        {
            _lastWrite = _clock.GetTimestamp();
            await _response.Body.WriteAsync(Comment);
            await _response.Body.FlushAsync();
        }
    }

    /// <summary>True for the one caller with whom the response begins.</summary>
    private bool TryStart()
    {
        lock (_start)
        {
            return !_started && (_started = true);
        }
    }

    private bool IsSilent() =>
        McpHttpOptions.IsOn(_options.KeepAliveInterval) && _clock.GetElapsedTime(_lastWrite) >= _options.KeepAliveInterval;

    private void ScheduleNext()
    {
        if (McpHttpOptions.IsOn(_options.KeepAliveInterval))
        {
            var left = _options.KeepAliveInterval - _clock.GetElapsedTime(_lastWrite);
            _timer?.Change(left > TimeSpan.Zero ? left : _options.KeepAliveInterval, Timeout.InfiniteTimeSpan);
        }
    }
}
