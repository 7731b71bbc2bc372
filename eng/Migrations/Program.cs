using System.Reflection;

// "dotnet ef" runs this to have a host built, takes the context from its container and ends before the host starts. No database is
// asked, but the context wants an address.
string[] databases = ["customersdb", "inventorydb", "ordersdb", "edgedb"];
var addresses = databases.Select(database => $"--ConnectionStrings:{database}=Host=localhost;Database={database}");

var name = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Service").Value!;
var main = Assembly.Load(name).EntryPoint!;

main.Invoke(null, [args.Concat(addresses).ToArray()]);
