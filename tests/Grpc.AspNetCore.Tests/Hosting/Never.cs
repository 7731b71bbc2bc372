namespace Grpc.AspNetCore.Tests.Hosting;

/// <summary>Work that only its cancellation ends.</summary>
internal static class Never
{
    public static Task Until(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
}
