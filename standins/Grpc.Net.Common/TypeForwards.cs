using System.Runtime.CompilerServices;

[assembly: TypeForwardedTo(typeof(Grpc.Core.AsyncStreamReaderExtensions))]
