using System.Buffers;

namespace Grpc.Core;

/// <summary>Collects a message in one array, for marshallers used outside a runtime.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private ArrayBufferWriter<byte>? _writer;
    private byte[]? _payload;

    public static byte[] Serialize<T>(T message, Action<T, SerializationContext> serializer)
    {
        var context = new ArraySerializationContext();
        serializer(message, context);
        return context._payload ?? throw new InvalidOperationException("The serializer did not complete the message.");
    }

    public override void SetPayloadLength(int payloadLength) => _writer = new(Math.Max(payloadLength, 1));

    public override IBufferWriter<byte> GetBufferWriter() => _writer ??= new();

    public override void Complete() => Complete(_writer?.WrittenSpan.ToArray() ?? []);

    public override void Complete(byte[] payload)
    {
        if (_payload is not null)
            throw new InvalidOperationException("The message is complete already.");
        _payload = payload;
    }
}
