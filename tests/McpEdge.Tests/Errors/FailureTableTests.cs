using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Tests.Pipeline;
using McpEdge.Tools;
using GrpcStatus = Grpc.Core.Status;
using WireStatus = Google.Rpc.Status;

namespace McpEdge.Tests.Errors;

public sealed class FailureTableTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable, "SERVICE_UNAVAILABLE", true)]
    [InlineData(StatusCode.ResourceExhausted, "SERVICE_UNAVAILABLE", true)]
    [InlineData(StatusCode.DeadlineExceeded, "TIMEOUT", true)]
    [InlineData(StatusCode.Cancelled, "TIMEOUT", true)]
    [InlineData(StatusCode.Internal, "INTERNAL", false)]
    [InlineData(StatusCode.Unknown, "INTERNAL", false)]
    [InlineData(StatusCode.Unimplemented, "INTERNAL", false)]
    [InlineData(StatusCode.Unauthenticated, "INTERNAL", false)]
    [InlineData(StatusCode.DataLoss, "INTERNAL", false)]
    public void A_failure_without_details_is_told_by_its_status(StatusCode status, string code, bool retryable)
    {
        var error = FailureTable.Explain(new RpcException(new GrpcStatus(status, "Connection refused (10.0.0.7:5432)")), Tool(EchoTool.Reads));

        Assert.Equal((code, retryable), (error.Code, error.Retryable));
        Assert.DoesNotContain("10.0.0.7", error.Message.ToString() + error.Hint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_may_have_happened_is_not_to_be_repeated_blindly()
    {
        var error = FailureTable.Explain(new RpcException(new GrpcStatus(StatusCode.Unavailable, "gone")), Tool(EchoTool.Writes));

        Assert.Equal(("SERVICE_UNAVAILABLE", false), (error.Code, error.Retryable));
    }

    [Theory]
    [InlineData(StatusCode.NotFound, "CUSTOMER_NOT_FOUND", "customer_lookup")]
    [InlineData(StatusCode.AlreadyExists, "EMAIL_TAKEN", "customer_lookup")]
    [InlineData(StatusCode.FailedPrecondition, "SOMETHING_NEW", "would like instead")]
    public void A_refusal_keeps_its_code_and_words_and_gets_a_hint(StatusCode status, string code, string hint)
    {
        var error = FailureTable.Explain(Refusal(status, code, "That didn't work."), Tool(EchoTool.Writes));

        Assert.Equal((code, "That didn't work.", false), (error.Code, error.Message.ToString(), error.Retryable));
        Assert.Contains(hint, error.Hint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_by_somebody_else_may_be_repeated()
    {
        Assert.True(FailureTable.Explain(Refusal(StatusCode.Aborted, "CONCURRENT_UPDATE", "It changed."), Tool(EchoTool.Writes)).Retryable);
    }

    [Fact]
    public void Fields_that_a_service_refuses_are_asked_for_in_the_tools_own_words()
    {
        var bad = new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = "word", Reason = "TOO_RUDE", Description = "must be polite" },
                new BadRequest.Types.FieldViolation { Field = "other", Reason = "OUT_OF_RANGE" },
            },
        };
        var error = FailureTable.Explain(Refusal(StatusCode.InvalidArgument, "INVALID_ARGUMENT", "Please say it politely.", bad), Tool(EchoTool.Writes));

        Assert.Equal(("INVALID_ARGUMENTS", "Please say it politely."), (error.Code, error.Message.ToString()));
        Assert.Equal(
            [("word", "must be polite", "What should I say?"), ("other", "out of range", "")],
            error.Fields.Select(problem => (problem.Field, problem.Reason.ToString(), problem.Description.ToString())));
    }

    [Fact]
    public void A_sentence_of_a_service_is_worked_into_the_hint()
    {
        var bad = new BadRequest
        {
            FieldViolations = { new BadRequest.Types.FieldViolation { Field = "word", Reason = "RUDE", Description = "A word is polite." } },
        };
        var error = FailureTable.Explain(Refusal(StatusCode.InvalidArgument, "INVALID_ARGUMENT", "A word is polite.", bad), Tool(EchoTool.Writes));

        Assert.Equal("Correct these arguments and call again: word is not accepted: a word is polite.", error.Hint.ToString());
    }

    [Fact]
    public void A_write_that_was_lost_must_be_looked_for()
    {
        var lost = new RpcException(new GrpcStatus(StatusCode.Unavailable, ""));

        Assert.NotEqual(
            FailureTable.Explain(lost, Tool(EchoTool.Writes)).Hint,
            FailureTable.Explain(lost, Tool(EchoTool.Writes with { Idempotent = true })).Hint);
    }

    private static EchoTool Tool(ToolProfile profile) => new(profile, (_, _) => throw new NotSupportedException());

    private static RpcException Refusal(StatusCode status, string code, string message, params IMessage[] details)
    {
        var wire = new WireStatus { Code = (int)status, Message = message };
        wire.Details.Add(Any.Pack(new ErrorInfo { Reason = code, Domain = "platform" }));
        wire.Details.AddRange(details.Select(Any.Pack));

        return new RpcException(new GrpcStatus(status, message), new Metadata { { "grpc-status-details-bin", wire.ToByteArray() } });
    }
}
