using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>Finds .proto files by their names and by what they declare.</summary>
public class SymbolRegistry
{
    private readonly Dictionary<string, FileDescriptor> _files = [];
    private readonly Dictionary<string, FileDescriptor> _symbols = [];

    private SymbolRegistry(IEnumerable<FileDescriptor> files)
    {
        foreach (var file in files)
            Add(file);
    }

    /// <summary>Knows the files given and those they import.</summary>
    public static SymbolRegistry FromFiles(IEnumerable<FileDescriptor> fileDescriptors)
    {
        ArgumentNullException.ThrowIfNull(fileDescriptors);
        return new(fileDescriptors);
    }

    /// <summary>The file of this name, as other files import it; <see langword="null"/> for an unknown one.</summary>
    public FileDescriptor? FileByName(string filename) => _files.GetValueOrDefault(filename);

    /// <summary>The file that declares a type, a service or a member of one, by the full name without a leading dot;
    /// <see langword="null"/> for an unknown one.</summary>
    public FileDescriptor? FileContainingSymbol(string symbol) => _symbols.GetValueOrDefault(symbol);

    private void Add(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
            return;

        foreach (var import in file.Dependencies)
            Add(import);
        foreach (var symbol in Symbols(file))
            _symbols.TryAdd(symbol.FullName, file);
    }

    private static IEnumerable<IDescriptor> Symbols(FileDescriptor file) =>
    [
        .. file.MessageTypes.SelectMany(Symbols),
        .. file.EnumTypes.SelectMany(Symbols),
        .. file.Services.SelectMany(service => service.Methods.Prepend<IDescriptor>(service)),
        .. file.Extensions.UnorderedExtensions,
    ];

    private static IEnumerable<IDescriptor> Symbols(MessageDescriptor message) =>
    [
        message,
        .. message.Fields.InDeclarationOrder(),
        .. message.Oneofs,
        .. message.Extensions.UnorderedExtensions,
        .. message.NestedTypes.SelectMany(Symbols),
        .. message.EnumTypes.SelectMany(Symbols),
    ];

    private static IEnumerable<IDescriptor> Symbols(EnumDescriptor type) => type.Values.Prepend<IDescriptor>(type);
}
