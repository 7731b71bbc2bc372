using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Tests.Contracts;

public sealed class RuntimeTests
{
    // The contracts' generic parameters are messages, that is, classes.
    private static readonly Type[] AnyArguments = [.. Enumerable.Repeat(typeof(object), 8)];

    [Theory]
    [InlineData(typeof(GrpcChannel))]
    [InlineData(typeof(GrpcServiceOptions))]
    public void A_runtime_finds_every_contract_member_it_uses(Type ofRuntime)
    {
        using var file = new PEReader(File.OpenRead(ofRuntime.Assembly.Location));
        var reader = file.GetMetadataReader();
        var used = reader.MemberReferences.Where(handle => IsOfContract(reader, reader.GetMemberReference(handle).Parent)).ToList();

        Assert.True(used.Count > 30);
        Assert.All(used, handle => ofRuntime.Module.ResolveMember(MetadataTokens.GetToken(handle), AnyArguments, AnyArguments));
        Assert.NotEmpty(ofRuntime.Assembly.GetTypes());
    }

    [Theory]
    [InlineData(typeof(CallInvoker))]
    [InlineData(typeof(ICompressionProvider))]
    public void A_contract_has_the_identity_that_the_runtimes_ask_for(Type ofContract)
    {
        var name = ofContract.Assembly.GetName();

        Assert.Equal(VersionInfo.CurrentAssemblyVersion, name.Version?.ToString());
        Assert.Equal(typeof(GrpcChannel).Assembly.GetName().GetPublicKeyToken(), name.GetPublicKeyToken());
    }

    private static bool IsOfContract(MetadataReader reader, EntityHandle type) => type.Kind switch
    {
        HandleKind.AssemblyReference =>
            reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type).Name) is "Grpc.Core.Api" or "Grpc.Net.Common",
        HandleKind.TypeReference => IsOfContract(reader, reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope),
        HandleKind.TypeSpecification => IsOfContract(reader, GenericDefinition(reader, (TypeSpecificationHandle)type)),
        _ => false,
    };

    /// <summary>The open type of a constructed one (ECMA-335, II.23.2.14).</summary>
    private static EntityHandle GenericDefinition(MetadataReader reader, TypeSpecificationHandle type)
    {
        var signature = reader.GetBlobReader(reader.GetTypeSpecification(type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default(TypeDefinitionHandle);
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }
}
