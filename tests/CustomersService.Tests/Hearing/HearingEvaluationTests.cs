using HearingEvaluation;

namespace CustomersService.Tests.Hearing;

/// <summary>bench/hearing in small: the same people and callers, fewer of them, and no times.</summary>
public sealed class HearingEvaluationTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    private const int Customers = 4000;
    private const int OfEachKind = 40;

    [Fact]
    public async Task Callers_are_found_and_hardly_ever_taken_for_others()
    {
        var people = Population.Make(Customers);
        await Evaluation.AddAsync(service.ConnectionString, people, TestContext.Current.CancellationToken);

        var outcomes = await Evaluation.RunAsync(service.Client, HeardCases.Make(people, OfEachKind), TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(Evaluation.Table(outcomes));
        Assert.InRange(Evaluation.Recall(outcomes), 0.95, 1);
        Assert.InRange(Evaluation.WrongPerson(outcomes), 0, 0.001);
        Assert.Equal(outcomes.Select(Said), HeardCases.Make(Population.Make(Customers), OfEachKind).Select(heard => heard.Request));

        static Platform.Contracts.Customers.V1.LookupCustomerRequest Said(Outcome outcome) => outcome.Case.Request;
    }
}
