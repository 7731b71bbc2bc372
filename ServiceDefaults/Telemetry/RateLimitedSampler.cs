using OpenTelemetry.Trace;

namespace ServiceDefaults.Telemetry;

/// <summary>
/// Keeps every trace while there are few, and so many a second when there are more: what tracing costs has a bound, whatever the load.
/// </summary>
/// <param name="perSecond">How many; also how many at once after a quiet second. With 0 there are none.</param>
/// <param name="clock">Tells how much time has passed.</param>
internal sealed class RateLimitedSampler(int perSecond, TimeProvider clock) : Sampler
{
    private readonly Lock _lock = new();
    private double _left = perSecond;
    private long _at = clock.GetTimestamp();

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(Take() ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);

    private bool Take()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(perSecond, _left + (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
            if (_left < 1)
                return false;

            _left--;
            return true;
        }
    }
}
