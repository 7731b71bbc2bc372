using Grpc.Core;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Tests.Errors;

public sealed class RemoteErrorTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable, ErrorCodes.DependencyUnavailable, true)]
    [InlineData(StatusCode.DeadlineExceeded, ErrorCodes.DeadlineExceeded, true)]
    [InlineData(StatusCode.Cancelled, ErrorCodes.Cancelled, false)]
    [InlineData(StatusCode.Unauthenticated, ErrorCodes.Unauthenticated, false)]
    [InlineData(StatusCode.Unknown, ErrorCodes.Internal, false)]
    public void A_failure_without_details_gets_the_code_of_its_status(StatusCode status, string code, bool retryable)
    {
        var error = RemoteError.From(new RpcException(new Status(status, "Error connecting to subchannel 10.0.0.7")));

        Assert.Equal((code, retryable), (error.Code, error.Retryable));
        Assert.DoesNotContain("10.0.0.7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_details_are_as_good_as_none()
    {
        var trailers = new Metadata { { "grpc-status-details-bin", [0xff, 0xff, 0xff] } };

        var error = RemoteError.From(new RpcException(new Status(StatusCode.Unavailable, ""), trailers));

        Assert.Equal(ErrorCodes.DependencyUnavailable, error.Code);
        Assert.Empty(error.Fields);
    }
}
