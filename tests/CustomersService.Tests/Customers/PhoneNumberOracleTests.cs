using CustomersService.Customers;
using CustomersService.Tests.Customers.Oracles;

namespace CustomersService.Tests.Customers;

public sealed class PhoneNumberOracleTests
{
    private const int OfEachRegion = 100;

    [Fact]
    public async Task Every_writing_of_a_number_is_what_libphonenumber_makes_of_it()
    {
        var numbers = await PhoneOracle.NumbersAsync(OfEachRegion, PhoneRegion.All);
        var wrong = numbers.Where(number => Read(number.Written, number.Region) != number.E164).ToList();

        Assert.True(numbers.Count > 5000, $"Only {numbers.Count} numbers came.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} are read in another way: {string.Join("; ", wrong.Take(20).Select(number => $"{number} is read as {Read(number.Written, number.Region)}"))}");
    }

    private static string? Read(string written, string region) => PhoneNumber.Read(written, PhoneRegion.Of(region), []);
}
