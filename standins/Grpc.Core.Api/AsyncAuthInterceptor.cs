namespace Grpc.Core;

/// <summary>Adds authentication metadata to a call before it is sent.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">The request headers; entries added here are sent.</param>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
