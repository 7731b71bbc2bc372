using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Reflection;
using Grpc.Reflection.V1Alpha;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Reflection;

public sealed class ReflectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_mapped_services_are_told()
    {
        await using var server = await Start();

        var answer = await Ask(server, new() { ListServices = "" });

        Assert.Equal(
            ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "tests.relay.v1.Relay"],
            answer.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("tests.relay.v1.Relay")]
    [InlineData("tests.relay.v1.Relay.Unary")]
    [InlineData("tests.relay.v1.Note")]
    [InlineData("tests.relay.v1.Note.text")]
    public async Task A_symbol_leads_to_its_file(string symbol)
    {
        await using var server = await Start();

        var answer = await Ask(server, new() { FileContainingSymbol = symbol });

        Assert.Equal(RelayReflection.Descriptor.SerializedData, Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto));
    }

    [Fact]
    public async Task A_file_comes_with_what_it_imports()
    {
        await using var server = await Start(new ReflectionServiceImpl([], SymbolRegistry.FromFiles([Google.Rpc.StatusReflection.Descriptor])));

        var answer = await Ask(server, new() { FileByFilename = "status.proto" });

        var files = answer.FileDescriptorResponse.FileDescriptorProto.Select(file => FileDescriptorProto.Parser.ParseFrom(file).Name);
        Assert.Equal(["status.proto", "google/protobuf/any.proto"], files);
    }

    [Fact]
    public async Task An_import_comes_after_all_that_import_it()
    {
        var files = FileDescriptor.BuildFromByteStrings(
        [
            new FileDescriptorProto { Name = "base.proto" }.ToByteString(),
            new FileDescriptorProto { Name = "middle.proto", Dependency = { "base.proto" } }.ToByteString(),
            new FileDescriptorProto { Name = "top.proto", Dependency = { "base.proto", "middle.proto" } }.ToByteString(),
        ]);
        await using var server = await Start(new ReflectionServiceImpl([], SymbolRegistry.FromFiles(files)));

        var answer = await Ask(server, new() { FileByFilename = "top.proto" });

        var names = answer.FileDescriptorResponse.FileDescriptorProto.Select(file => FileDescriptorProto.Parser.ParseFrom(file).Name);
        Assert.Equal(["top.proto", "middle.proto", "base.proto"], names);
    }

    [Fact]
    public void An_import_is_known_by_itself()
    {
        var registry = SymbolRegistry.FromFiles([Google.Rpc.StatusReflection.Descriptor]);

        Assert.Same(registry.FileByName("google/protobuf/any.proto"), registry.FileContainingSymbol("google.protobuf.Any"));
        Assert.Null(registry.FileByName("unheard/of.proto"));
        Assert.Null(registry.FileContainingSymbol("unheard.Of"));
    }

    [Fact]
    public async Task The_unknown_is_not_found_and_the_stream_goes_on()
    {
        await using var server = await Start();
        var question = new ServerReflectionRequest { Host = "here", FileContainingSymbol = "unheard.Of" };

        var answers = await AskAll(server, question, new() { FileByFilename = "unheard/of.proto" }, new() { ListServices = "" });

        Assert.Equal((int)StatusCode.NotFound, answers[0].ErrorResponse.ErrorCode);
        Assert.Contains("unheard.Of", answers[0].ErrorResponse.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(("here", question), (answers[0].ValidHost, answers[0].OriginalRequest));
        Assert.Equal((int)StatusCode.NotFound, answers[1].ErrorResponse.ErrorCode);
        Assert.NotEmpty(answers[2].ListServicesResponse.Service);
    }

    [Fact]
    public async Task Questions_about_extensions_are_unimplemented()
    {
        await using var server = await Start();

        var answers = await AskAll(
            server, new() { AllExtensionNumbersOfType = "tests.relay.v1.Note" }, new() { FileContainingExtension = new() }, new());

        Assert.All(answers, answer => Assert.Equal((int)StatusCode.Unimplemented, answer.ErrorResponse.ErrorCode));
    }

    [Fact]
    public async Task The_later_version_of_the_protocol_answers_the_same()
    {
        await using var server = await Start();
        // The package has no types for it, but its messages have the same bytes.
        var later = new Method<ServerReflectionRequest, ServerReflectionResponse>(
            MethodType.DuplexStreaming,
            "grpc.reflection.v1.ServerReflection",
            "ServerReflectionInfo",
            Marshallers.Create(MessageExtensions.ToByteArray, ServerReflectionRequest.Parser.ParseFrom),
            Marshallers.Create(MessageExtensions.ToByteArray, ServerReflectionResponse.Parser.ParseFrom));
        var question = new ServerReflectionRequest { FileContainingSymbol = "tests.relay.v1.Relay" };

        var answers = await AskAll(
            server.Channel.CreateCallInvoker().AsyncDuplexStreamingCall(later, host: null, new(cancellationToken: Cancellation)), question);

        Assert.Equal(await AskAll(server, question), answers);
    }

    [Fact]
    public async Task It_takes_conventions_as_any_endpoint()
    {
        await using var server = await RelayServer.Start(
            new(),
            configureServices: services => services.AddGrpcReflection(),
            map: application => application.MapGrpcReflectionService().RequireHost("inside.test"));

        var failure = await Assert.ThrowsAsync<RpcException>(() => AskAll(server, new ServerReflectionRequest { ListServices = "" }));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task Mapping_without_registration_is_refused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RelayServer.Start(new(), map: application => application.MapGrpcReflectionService()));

        Assert.Contains("AddGrpcReflection", failure.Message, StringComparison.Ordinal);
    }

    private static Task<RelayServer> Start(ReflectionServiceImpl? own = null) => RelayServer.Start(
        new(),
        configureServices: services =>
        {
            if (own is not null)
                services.AddSingleton(own);
            services.AddGrpcReflection();
        },
        map: application => application.MapGrpcReflectionService());

    private static async Task<ServerReflectionResponse> Ask(RelayServer server, ServerReflectionRequest question) =>
        Assert.Single(await AskAll(server, question));

    private static Task<List<ServerReflectionResponse>> AskAll(RelayServer server, params ServerReflectionRequest[] questions) =>
        AskAll(new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo(cancellationToken: Cancellation), questions);

    private static async Task<List<ServerReflectionResponse>> AskAll(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, params ServerReflectionRequest[] questions)
    {
        using (call)
        {
            foreach (var question in questions)
                await call.RequestStream.WriteAsync(question, Cancellation);
            await call.RequestStream.CompleteAsync();
            return await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);
        }
    }
}
