using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class LookupCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Theory]
    [InlineData("2", "", "")]
    [InlineData("number two", "", "")]
    [InlineData("", "jon_smyth@example.com", "")]
    [InlineData("", " JON_SMYTH@EXAMPLE.COM ", "")]
    [InlineData("", "", "(415) 555-0115")]
    [InlineData("", "", "001 415 555 0115")]
    [InlineData("", "", "four one five, triple five, oh double one five")]
    [InlineData("", "", "plus one four fifteen five fifty-five oh one fifteen")]
    [InlineData("0190a000-0000-7000-8000-000000000002", "Jon_Smyth@example.com", "415-555-0115")]
    public async Task A_customer_is_found_by_whatever_is_given(string id, string email, string phone)
    {
        var found = await LookUpAsync(new() { CustomerId = id, Email = email, Phone = phone });

        Assert.Equal((Wire.CustomerMatch.Exact, "Jon Smyth"), (found.Match, found.Customer.Name));
        Assert.Null(found.Question);
    }

    [Theory]
    [InlineData("1", "jon_smyth@example.com", "")]
    [InlineData("", "jon_smyth@example.com", "+14155550101")]
    [InlineData("2", "", "+14155550101")]
    [InlineData("", "nobody@example.com", "")]
    [InlineData("", "", "+14155559999")]
    [InlineData("4711", "", "")]
    public async Task Details_of_nobody_or_of_two_people_find_nobody(string id, string email, string phone)
    {
        var found = await LookUpAsync(new() { CustomerId = id, Email = email, Phone = phone });

        Assert.Equal(Wire.CustomerMatch.None, found.Match);
        Assert.Null(found.Customer);
        Assert.NotNull(found.Question);
    }

    [Theory]
    [InlineData("Alex Morgan", 1)]
    [InlineData("Alec Morgen", 1)]
    [InlineData("Alexander Morgan", 1)]
    [InlineData("Morgan, Alex", 1)]
    [InlineData("Shivawn O Brien", 4)]
    [InlineData("siobhan obrian", 4)]
    [InlineData("Zavier Win", 5)]
    [InlineData("Aoife Ni Dhomhnaill", 6)]
    [InlineData("Eefa Gonal", 6)]
    [InlineData("Feebee Night", 7)]
    [InlineData("Wojciech Szczepanski", 10)]
    [InlineData("Voytek Shchepanski", 10)]
    [InlineData("Bow Tran", 11)]
    [InlineData("Maria Jose Nunez", 12)]
    [InlineData("Maria Nunez", 12)]
    [InlineData("Mrs Maria Jose Nuñes", 12)]
    public async Task A_name_is_found_by_its_sound(string name, int number)
    {
        var found = await LookUpAsync(new() { Name = name });

        Assert.Contains(found.Match, new[] { Wire.CustomerMatch.Exact, Wire.CustomerMatch.Likely });
        Assert.Equal(number, found.Customer.Number);
    }

    [Theory]
    [InlineData("Jon Smith")]
    [InlineData("John Smyth")]
    [InlineData("Jon Smyth")]
    [InlineData("Jonny Smith")]
    [InlineData("Smith")]
    public async Task Names_that_sound_alike_are_told_apart_by_a_masked_hint(string name)
    {
        var found = await LookUpAsync(new() { Name = name });

        Assert.Equal(Wire.CustomerMatch.Ambiguous, found.Match);
        Assert.Null(found.Customer);
        Assert.Equal(Wire.CustomerDetail.PhoneEnding, found.Question.Detail);
        Assert.Equal(["15", "50"], found.Question.Hints);

        var answered = await LookUpAsync(new() { Name = name, PhoneEnding = "one five" });

        Assert.Equal("Jon Smyth", answered.Customer.Name);
    }

    [Fact]
    public async Task Names_that_are_written_quite_differently_can_sound_alike()
    {
        // Catherine Wright, Kathryn Reit.
        Assert.Equal(Wire.CustomerMatch.Ambiguous, (await LookUpAsync(new() { Name = "Cathy Right" })).Match);
    }

    [Fact]
    public async Task Who_shares_the_ending_of_the_number_is_told_apart_by_the_address()
    {
        await service.HasCustomer("Lena Hofmann", "lena@northwind.example", "+14155550971");
        await service.HasCustomer("Lena Hoffmann", "lena@contoso.example", "+14155551971");
        var found = await LookUpAsync(new() { Name = "Lena Hoffman" });

        Assert.Equal((Wire.CustomerMatch.Ambiguous, Wire.CustomerDetail.EmailDomain), (found.Match, found.Question.Detail));
        Assert.Equal(["C", "N"], found.Question.Hints);

        foreach (var answer in (string[])["C", "contoso dot example", "Contoso.example"])
            Assert.Equal("lena@contoso.example", (await LookUpAsync(new() { Name = "Lena Hoffman", EmailDomain = answer })).Customer.Email);
    }

    [Theory]
    [InlineData("Jon Smith", "S as in Sierra, M, Y, T, H", "Jon Smyth")]
    [InlineData("Jon Smith", "Sierra Mike India Tango Hotel", "John Smith")]
    [InlineData("", "J O N space S M Y T H", "Jon Smyth")]
    [InlineData("Katherine", "R-E-I-T", "Kathryn Reit")]
    [InlineData("Lexa Morgan", "A L E X", "Alex Morgan")]
    public async Task A_spelled_name_wins_over_the_heard_one(string name, string spelled, string expected)
    {
        var found = await LookUpAsync(new() { Name = name, SpelledName = spelled });

        Assert.Equal(expected, found.Customer?.Name);
    }

    [Fact]
    public async Task A_spoken_address_is_taken_for_one_that_sounds_the_same()
    {
        var found = await LookUpAsync(new() { Email = "jon underscore smith at example dot com" });

        Assert.Equal((Wire.CustomerMatch.Likely, "Jon Smyth"), (found.Match, found.Customer.Name));
    }

    [Fact]
    public async Task A_spoken_address_does_not_win_over_one_that_sounds_the_same()
    {
        await service.HasCustomer("Sara Clark", "sara.clark@example.net", "+14155550961");
        await service.HasCustomer("Sarah Clarke", "sarah.clarke@example.net", "+14155550962");

        Assert.Equal(Wire.CustomerMatch.Ambiguous, (await LookUpAsync(new() { Email = "sara dot clark at example dot net" })).Match);
        Assert.Equal(Wire.CustomerMatch.Exact, (await LookUpAsync(new() { Email = "sara.clark@example.net" })).Match);
    }

    [Theory]
    [InlineData("415 555 1015", "", Wire.CustomerMatch.Likely)]
    [InlineData("415 555 1015", "Jon Smith", Wire.CustomerMatch.Likely)]
    [InlineData("415 555 1015", "Phoebe Knight", Wire.CustomerMatch.None)]
    [InlineData("415 555 0115", "John Smith", Wire.CustomerMatch.Exact)]
    [InlineData("415 555 0115", "Phoebe Knight", Wire.CustomerMatch.None)]
    public async Task Two_digits_may_be_exchanged_but_the_name_must_not_be_anothers(string phone, string name, Wire.CustomerMatch match)
    {
        var found = await LookUpAsync(new() { Phone = phone, Name = name });

        Assert.Equal(match, found.Match);
        Assert.Equal(match == Wire.CustomerMatch.None ? null : "Jon Smyth", found.Customer?.Name);
    }

    [Theory]
    [InlineData("Ferdinand Quux", "", Wire.CustomerDetail.SpelledName)]
    [InlineData("Ferdinand Quux", "Q U U X", Wire.CustomerDetail.Phone)]
    public async Task When_nobody_is_found_another_detail_is_asked_for(string name, string spelled, Wire.CustomerDetail detail)
    {
        var found = await LookUpAsync(new() { Name = name, SpelledName = spelled });

        Assert.Equal((Wire.CustomerMatch.None, detail), (found.Match, found.Question.Detail));
        Assert.Empty(found.Question.Hints);
    }

    [Fact]
    public async Task Something_must_be_given()
    {
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.LookupCustomerAsync(new() { Email = " " }, service.Call)));
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.LookupCustomerAsync(new() { PhoneEnding = "15" }, service.Call)));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var call = service.Client.LookupCustomerAsync(
            new() { CustomerId = "x", Email = "x", Phone = "x", Name = "a\nb", SpelledName = "Smyth", PhoneEnding = "5", EmailDomain = "%" }, service.Call);

        Assert.Equal(
            ["customer_id", "email", "phone", "name", "spelled_name", "phone_ending", "email_domain"], await CustomersFixture.WrongFieldsOf(call));
    }

    [Theory]
    [InlineData("'; DROP TABLE customers; --")]
    [InlineData("\\_%' OR 1=1")]
    [InlineData("{}\"$$ʼ‑é\u200B")]
    [InlineData("a a a a a a a a a a a a a a a a a a a a")]
    [InlineData("李雷")]
    public async Task Whatever_is_said_is_only_a_name(string name)
    {
        var found = await LookUpAsync(new() { Name = name });

        Assert.Equal(Wire.CustomerMatch.None, found.Match);
    }

    [Fact]
    public async Task Names_of_every_script_are_found()
    {
        await service.HasCustomer("王小明");
        await service.HasCustomer("Дмитрий Щукин");

        Assert.Equal("王小明", (await LookUpAsync(new() { Name = "王小明" })).Customer.Name);
        Assert.Equal("Дмитрий Щукин", (await LookUpAsync(new() { Name = "Дмитрий  Щукин" })).Customer.Name);
    }

    private async Task<Wire.LookupCustomerResponse> LookUpAsync(Wire.LookupCustomerRequest request) =>
        await service.Client.LookupCustomerAsync(request, service.Call);
}
