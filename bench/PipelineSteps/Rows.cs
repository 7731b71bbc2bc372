using System.Diagnostics;

namespace PipelineSteps;

/// <summary>Rows of the table: what one run of a step takes, measured over many after as many that are not counted.</summary>
internal static class Rows
{
    public static void Print(string step, int repetitions, Func<object?> run)
    {
        _ = Timed(repetitions, run);
        Print(step, repetitions, Timed(repetitions, run));
    }

    public static async Task PrintAsync(string step, int repetitions, Func<Task> run)
    {
        _ = await TimedAsync(repetitions, run);
        Print(step, repetitions, await TimedAsync(repetitions, run));
    }

    public static void PrintHead(string tool)
    {
        Console.WriteLine($"| step of {tool} | µs | bytes |");
        Console.WriteLine("|---|---|---|");
    }

    private static (TimeSpan Time, long Bytes) Timed(int repetitions, Func<object?> run)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        for (var turn = 0; turn < repetitions; turn++)
        {
            run();
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes() - before);
    }

    private static async Task<(TimeSpan Time, long Bytes)> TimedAsync(int repetitions, Func<Task> run)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        for (var turn = 0; turn < repetitions; turn++)
        {
            await run();
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes() - before);
    }

    private static void Print(string step, int repetitions, (TimeSpan Time, long Bytes) taken) =>
        Console.WriteLine($"| {step} | {taken.Time.TotalMicroseconds / repetitions:F2} | {taken.Bytes / repetitions:N0} |");
}
