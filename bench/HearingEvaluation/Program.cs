using System.Globalization;
using Platform.Contracts.Customers.V1;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace HearingEvaluation;

/// <summary>Prints recall, wrong persons and times of lookups by ear; fails when one of them is not good enough.</summary>
internal static class Program
{
    private const double LeastRecall = 0.95;
    private const double MostWrong = 0.001;
    private const double MostMilliseconds = 50;

    private static async Task<int> Main(string[] arguments)
    {
        var count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var ofEachKind = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var people = Population.Make(count);

        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(template: "template0");
        await using var service = await ServiceHost<global::Program>.StartAsync(
            new ServiceHostOptions().Connect("customersdb", server.ConnectionString(database)));
        await Evaluation.AddAsync(server.ConnectionString(database), people, CancellationToken.None);

        var customers = new CustomerService.CustomerServiceClient(service.Channel);
        var cases = HeardCases.Make(people, ofEachKind);
        await Evaluation.RunAsync(customers, cases.Where((_, at) => at % 20 == 0), CancellationToken.None);
        var outcomes = await Evaluation.RunAsync(customers, cases, CancellationToken.None);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{count:N0} customers, one caller after another\n"));
        Console.WriteLine(Evaluation.Table(outcomes));

        return Evaluation.Recall(outcomes) >= LeastRecall
            && Evaluation.WrongPerson(outcomes) <= MostWrong
            && Evaluation.Percentile(outcomes, 0.95) <= MostMilliseconds ? 0 : 1;
    }
}
