namespace Grpc.Core;

/// <summary>Decides whether a server's certificate is acceptable, after the usual checks.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
