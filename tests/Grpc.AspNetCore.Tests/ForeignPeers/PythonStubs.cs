using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Health.V1;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>The Python code that Python's own protoc makes of the contracts of these tests, once for all of them.</summary>
internal static class PythonStubs
{
    // Debian's packages belong to Debian's interpreter, which need not be the first on the PATH.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    private static readonly Lazy<string?> Found = new(() => Interpreters.FirstOrDefault(HasGrpc));
    private static readonly Lazy<Task<string>> Generated = new(Generate);

    /// <summary>An interpreter that has gRPC; the test is skipped where there is none.</summary>
    public static string Interpreter
    {
        get
        {
            Assert.SkipWhen(Found.Value is null, "Python has no gRPC here: apt-get install python3-grpcio python3-grpc-tools python3-pkg-resources");
            return Found.Value;
        }
    }

    /// <summary>The folder of the generated modules.</summary>
    public static Task<string> Folder => Generated.Value;

    private static bool HasGrpc(string interpreter)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo(interpreter, ["-c", "import grpc, grpc_tools.protoc"]) { RedirectStandardError = true })!;
            check.StandardError.ReadToEnd();
            check.WaitForExit();
            return check.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> Generate()
    {
        var folder = Directory.CreateTempSubdirectory("relay-stubs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        var contracts = new FileDescriptorSet
        {
            File =
            {
                Google.Protobuf.WellKnownTypes.AnyReflection.Descriptor.ToProto(),
                Named("status.proto", Google.Rpc.StatusReflection.Descriptor),
                Named("relay.proto", RelayReflection.Descriptor),
                Named("health.proto", HealthReflection.Descriptor),
                Named("reflection.proto", Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor),
            },
        };
        var set = Path.Combine(folder, "contracts.binpb");
        await File.WriteAllBytesAsync(set, contracts.ToByteArray());

        string[] arguments =
        [
            // Not "-m grpc_tools.protoc", which adds a folder to search; that excludes the set.
            "-c", "import sys; from grpc_tools import protoc; sys.exit(protoc.main(sys.argv))",
            $"--descriptor_set_in={set}", $"--python_out={folder}", $"--grpc_python_out={folder}",
            "status.proto", "relay.proto", "health.proto", "reflection.proto",
        ];
        using var protoc = Process.Start(new ProcessStartInfo(Interpreter, arguments) { RedirectStandardError = true })!;
        var errors = await protoc.StandardError.ReadToEndAsync();
        await protoc.WaitForExitAsync();
        Assert.True(protoc.ExitCode == 0, errors);
        return folder;
    }

    /// <summary>A module's name is that of its file, and "grpc" is taken.</summary>
    private static FileDescriptorProto Named(string name, FileDescriptor file)
    {
        var named = file.ToProto();
        named.Name = name;
        return named;
    }
}
