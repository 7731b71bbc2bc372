using System.Text;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Contracts;

public sealed class ValueTests
{
    [Fact]
    public void A_status_reads_as_one_line()
    {
        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"gone\")", new Status(StatusCode.NotFound, "gone").ToString());
        Assert.Contains(
            "InvalidOperationException: why", new Status(StatusCode.Internal, "", new InvalidOperationException("why")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_says_its_status()
    {
        var cause = new InvalidOperationException("why");
        var failure = new RpcException(new(StatusCode.Aborted, "torn", cause));

        Assert.Equal(StatusCode.Aborted, failure.StatusCode);
        Assert.Equal(failure.Status.ToString(), failure.Message);
        Assert.Same(cause, failure.InnerException);
        Assert.Same(Metadata.Empty, failure.Trailers);
        Assert.Equal("mine", new RpcException(failure.Status, [], "mine").Message);
        Assert.Equal("mine", new RpcException(failure.Status, "mine").Message);
    }

    [Fact]
    public void Call_options_change_by_copy()
    {
        var options = new CallOptions(deadline: DateTime.UnixEpoch);
        var headers = new Metadata();
        var writing = new WriteOptions(WriteFlags.NoCompress);

        var changed = options.WithHeaders(headers).WithDeadline(DateTime.MaxValue).WithWriteOptions(writing).WithWaitForReady();

        Assert.Equal((DateTime.UnixEpoch, null, false), (options.Deadline, options.Headers, options.IsWaitForReady));
        Assert.Equal((DateTime.MaxValue, headers, true), (changed.Deadline, changed.Headers, changed.IsWaitForReady));
        Assert.Equal(WriteFlags.NoCompress, changed.WriteOptions?.Flags);
        Assert.False(changed.WithWaitForReady(false).IsWaitForReady);
    }

    [Fact]
    public void A_marshaller_on_arrays_serves_buffers_and_the_reverse()
    {
        var arrays = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);
        var buffers = Marshallers.Create(arrays.ContextualSerializer, arrays.ContextualDeserializer);

        Assert.Equal("grüße", buffers.Deserializer(buffers.Serializer("grüße")));
        Assert.Equal("grüße", Marshallers.StringMarshaller.Deserializer(arrays.Serializer("grüße")));
    }

    [Fact]
    public void A_marshaller_writes_into_a_buffer()
    {
        var marshaller = new Marshaller<string>(
            (text, context) =>
            {
                context.SetPayloadLength(text.Length);
                Encoding.UTF8.GetBytes(text, context.GetBufferWriter());
                context.Complete();
            },
            context => Encoding.UTF8.GetString(context.PayloadAsReadOnlySequence()));

        Assert.Equal("hello", marshaller.Deserializer(marshaller.Serializer("hello")));
        Assert.Equal("", marshaller.Deserializer(marshaller.Serializer("")));
    }

    [Fact]
    public void A_method_knows_its_path()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "tests.relay.v1.Relay", "Unary", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        Assert.Equal("/tests.relay.v1.Relay/Unary", method.FullName);
    }

    [Fact]
    public void A_definition_takes_a_method_once()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "tests", "Unary", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, handler);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(method, handler));
    }

    [Fact]
    public void A_client_for_tests_makes_no_calls()
    {
        Assert.Throws<InvalidOperationException>(() => new Double().UnaryAsync(new(), cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class Double : Hosting.Relay.RelayClient;
}
