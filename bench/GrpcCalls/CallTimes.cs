using System.Diagnostics;

namespace GrpcCalls;

/// <summary>What one phase of calls took.</summary>
internal sealed class CallTimes
{
    private readonly double[] _milliseconds;
    private readonly TimeSpan _wall;
    private readonly TimeSpan _processor;

    private CallTimes(IEnumerable<double> milliseconds, TimeSpan wall, TimeSpan processor) =>
        (_milliseconds, _wall, _processor) = ([.. milliseconds.Order()], wall, processor);

    public double CallsPerSecond => _milliseconds.Length / _wall.TotalSeconds;

    /// <summary>Of client and server together, in microseconds; it hardly depends on what else the machine does.</summary>
    public double ProcessorTimePerCall => _processor.TotalMicroseconds / _milliseconds.Length;

    public double Percentile(double part) => _milliseconds[(int)(part * (_milliseconds.Length - 1))];

    /// <summary>Lets each client call again and again, one call at a time.</summary>
    public static async Task<CallTimes> MeasureAsync(int clients, TimeSpan duration, Func<Task> call)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => CallUntilAsync(start, duration, call))));
        return new(times.SelectMany(each => each), Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
    }

    private static async Task<List<double>> CallUntilAsync(long start, TimeSpan duration, Func<Task> call)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            var begin = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times;
    }
}
