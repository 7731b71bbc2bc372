using System.Buffers;

namespace Grpc.Core;

/// <summary>Takes the bytes of a message from a serializer.</summary>
public abstract class SerializationContext
{
    /// <summary>Takes the whole message as an array; use this or the buffer writer.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>Takes the message piece by piece; finish with <see cref="Complete()"/>.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Announces the message's length in bytes, before anything is written.</summary>
    public virtual void SetPayloadLength(int payloadLength) => throw new NotImplementedException();

    /// <summary>Ends a message that was written to the buffer writer.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}
