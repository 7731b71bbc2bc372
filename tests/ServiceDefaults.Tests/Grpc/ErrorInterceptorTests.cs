using Grpc.Core;
using Npgsql;
using SampleService.Wire;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Tests.Grpc;

public sealed class ErrorInterceptorTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData(DomainErrorKind.NotFound, StatusCode.NotFound)]
    [InlineData(DomainErrorKind.Invalid, StatusCode.InvalidArgument)]
    [InlineData(DomainErrorKind.Conflict, StatusCode.Aborted)]
    [InlineData(DomainErrorKind.Refused, StatusCode.FailedPrecondition)]
    [InlineData(DomainErrorKind.AlreadyExists, StatusCode.AlreadyExists)]
    [InlineData(DomainErrorKind.OutOfRange, StatusCode.OutOfRange)]
    [InlineData(DomainErrorKind.Unavailable, StatusCode.Unavailable)]
    public async Task Each_kind_of_refusal_has_its_status(DomainErrorKind kind, StatusCode status)
    {
        var error = await FailAsync(new DomainException(kind, "THE_CODE", "In plain words.", []));

        Assert.Equal((status, "THE_CODE", "In plain words."), (error.Status, error.Code, error.Message));
    }

    [Fact]
    public async Task Wrong_fields_come_back_one_by_one()
    {
        var error = await FailAsync(DomainError.Invalid(
            new FieldError("name", "REQUIRED", "A name is needed."),
            new FieldError("lines[0].quantity", "OUT_OF_RANGE", "The quantity is 1 to 99.")));

        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
        Assert.Equal("A name is needed. The quantity is 1 to 99.", error.Message);
        Assert.Equal([new("name", "REQUIRED", "A name is needed."), new("lines[0].quantity", "OUT_OF_RANGE", "The quantity is 1 to 99.")], error.Fields);
        Assert.False(error.Retryable);
    }

    [Fact]
    public async Task Typed_details_facts_and_the_time_to_wait_arrive()
    {
        var error = await FailAsync(DomainError.Unavailable("BUSY", "Too many orders at once.")
            .With(new Answer { Text = "detail" })
            .With("limit", "5")
            .RetryIn(TimeSpan.FromSeconds(3)));

        Assert.Equal("detail", error.Detail<Answer>()?.Text);
        Assert.Equal("5", error.Metadata["limit"]);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.True(error.Retryable);
    }

    [Fact]
    public async Task A_defect_is_logged_and_tells_nothing()
    {
        var error = await FailAsync(new InvalidOperationException("password is hunter2"));

        Assert.Equal((StatusCode.Internal, ErrorCodes.Internal), (error.Status, error.Code));
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.Contains(sample.Host.Logs.Entries, entry => entry.Error?.Message == "password is hunter2");
    }

    [Fact]
    public async Task A_database_that_is_away_is_unavailable()
    {
        var error = await FailAsync(new InvalidOperationException("wrapped", new NpgsqlException("refused", new IOException("reset"))));

        Assert.Equal((StatusCode.Unavailable, ErrorCodes.DatabaseUnavailable), (error.Status, error.Code));
    }

    [Fact]
    public async Task A_wrong_statement_is_a_defect()
    {
        var error = await FailAsync(new PostgresException("no such table", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable));

        Assert.Equal(ErrorCodes.Internal, error.Code);
    }

    [Fact]
    public async Task A_refusal_by_another_service_is_handed_on()
    {
        var refusal = ServiceDefaults.Grpc.WireError.Of(DomainError.NotFound("CUSTOMER_NOT_FOUND", "I can't find that customer."));

        var error = await FailAsync(refusal);

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND", "I can't find that customer."), (error.Status, error.Code, error.Message));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, StatusCode.Unavailable, ErrorCodes.DependencyUnavailable)]
    [InlineData(StatusCode.DeadlineExceeded, StatusCode.DeadlineExceeded, ErrorCodes.DeadlineExceeded)]
    [InlineData(StatusCode.Unauthenticated, StatusCode.Internal, ErrorCodes.Internal)]
    [InlineData(StatusCode.Unimplemented, StatusCode.Internal, ErrorCodes.Internal)]
    public async Task Trouble_with_another_service_is_not_the_callers(StatusCode remote, StatusCode status, string code)
    {
        var error = await FailAsync(new RpcException(new Status(remote, "connect to 10.0.0.7 failed")));

        Assert.Equal((status, code), (error.Status, error.Code));
        Assert.DoesNotContain("10.0.0.7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_callers_time_is_its_deadline()
    {
        sample.Behaviour.Answer = async (text, call) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, call.CancellationToken);
            return text;
        };

        var error = await Assert.ThrowsAsync<RpcException>(
            () => sample.Client.AskAsync(new(), deadline: DateTime.MinValue.ToUniversalTime(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(ErrorCodes.DeadlineExceeded, RemoteError.From(error).Code);
    }

    [Fact]
    public async Task A_failing_stream_has_details_too()
    {
        sample.Behaviour.Answer = (_, _) => throw DomainError.Refused("NOT_NOW", "Not now.");

        using var call = sample.Client.Watch(new(), cancellationToken: TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.Equal("NOT_NOW", RemoteError.From(error).Code);
    }

    [Fact]
    public async Task A_request_beyond_the_limit_is_refused()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            () => sample.Client.AskAsync(new() { Text = new('x', 1024 * 1024 + 1) }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    private async Task<RemoteError> FailAsync(Exception thrown)
    {
        sample.Behaviour.Answer = (_, _) => throw thrown;

        return RemoteError.From(await Assert.ThrowsAsync<RpcException>(
            () => sample.Client.AskAsync(new(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync));
    }
}
