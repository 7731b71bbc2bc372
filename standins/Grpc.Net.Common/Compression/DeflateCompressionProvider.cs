using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses messages with deflate in the zlib format (RFC 1950), which HTTP means by that name.</summary>
/// <param name="defaultCompressionLevel">The level where a call names none.</param>
public class DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) : ICompressionProvider
{
    /// <inheritdoc />
    public string EncodingName => "deflate";

    /// <inheritdoc />
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true);

    /// <inheritdoc />
    public Stream CreateDecompressionStream(Stream stream) => new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
