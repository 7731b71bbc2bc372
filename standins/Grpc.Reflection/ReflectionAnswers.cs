using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Question = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace Grpc.Reflection;

/// <summary>Answers the questions of the reflection protocol.</summary>
internal sealed class ReflectionAnswers(IEnumerable<string> services, SymbolRegistry symbols)
{
    private readonly ListServiceResponse _services = new()
    {
        Service = { services.Order(StringComparer.Ordinal).Select(name => new ServiceResponse { Name = name }) },
    };

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case Question.ListServices:
                response.ListServicesResponse = _services;
                break;
            case Question.FileByFilename:
                AnswerFile(response, request.FileByFilename, symbols.FileByName(request.FileByFilename));
                break;
            case Question.FileContainingSymbol:
                AnswerFile(response, request.FileContainingSymbol, symbols.FileContainingSymbol(request.FileContainingSymbol));
                break;
            default:
                response.ErrorResponse = Error(StatusCode.Unimplemented, $"This server does not answer {request.MessageRequestCase}.");
                break;
        }

        return response;
    }

    private static void AnswerFile(ServerReflectionResponse response, string name, FileDescriptor? file)
    {
        if (file is null)
            response.ErrorResponse = Error(StatusCode.NotFound, $"'{name}' is not known here.");
        else
            response.FileDescriptorResponse = new() { FileDescriptorProto = { WithImports(file).Select(each => each.SerializedData) } };
    }

    /// <summary>The file, then what it imports, each file after all that import it: readers build them from the end.</summary>
    private static IEnumerable<FileDescriptor> WithImports(FileDescriptor file)
    {
        var importsFirst = new OrderedDictionary<string, FileDescriptor>();
        Visit(file);
        return importsFirst.Values.Reverse();

        void Visit(FileDescriptor next)
        {
            foreach (var import in next.Dependencies.Where(import => !importsFirst.ContainsKey(import.Name)))
                Visit(import);
            importsFirst.TryAdd(next.Name, next);
        }
    }

    private static ErrorResponse Error(StatusCode code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };
}
