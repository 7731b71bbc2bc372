using OpenTelemetry.Trace;
using Platform.Testing;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Tests.Telemetry;

public sealed class RateLimitedSamplerTests
{
    private readonly FakeTime _clock = new();

    [Fact]
    public void So_many_traces_a_second_are_kept()
    {
        var sampler = new RateLimitedSampler(10, _clock);

        Assert.Equal(10, Kept(sampler, of: 25));
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, Kept(sampler, of: 25));
    }

    [Fact]
    public void A_long_rest_is_worth_a_second()
    {
        var sampler = new RateLimitedSampler(10, _clock);
        Kept(sampler, of: 25);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(10, Kept(sampler, of: 25));
    }

    [Fact]
    public void None_is_kept_at_none_a_second()
    {
        var sampler = new RateLimitedSampler(0, _clock);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, Kept(sampler, of: 25));
    }

    private static int Kept(Sampler sampler, int of) =>
        Enumerable.Range(0, of).Count(_ => sampler.ShouldSample(default).Decision == SamplingDecision.RecordAndSample);
}
