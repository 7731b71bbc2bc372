namespace Grpc.AspNetCore.Tests.Hosting;

/// <summary>Deadlines are wall-clock times, also in tests.</summary>
internal static class Clock
{
    public static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().Add(time).UtcDateTime;
}
