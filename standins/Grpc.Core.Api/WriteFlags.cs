namespace Grpc.Core;

/// <summary>How a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>May wait in a buffer for the next message.</summary>
    BufferHint = 0x1,

    /// <summary>Is not compressed, even if the call is.</summary>
    NoCompress = 0x2,
}
