using McpEdge.Speech;
using McpEdge.Tests.Speech;
using McpEdge.Tools.Orders;

namespace McpEdge.Tests.Tools.Orders;

public sealed class OrderSpeechTests
{
    private static readonly DateTimeOffset Now = SampleOrder.Now;

    [Fact]
    public void A_confirmed_order_says_number_content_total_and_when()
    {
        var said = OrderSpeech.Placed(SampleOrder.With(OrderState.Confirmed, TimeSpan.FromMinutes(21)), Now, SpokenLanguage.English);

        Assert.Equal("Order one three one two is confirmed: two Espressos, six dollars and fifty cents in all, ready in about twenty-five minutes.", said);
    }

    [Fact]
    public void A_pending_order_is_not_said_to_be_confirmed()
    {
        var said = OrderSpeech.Placed(SampleOrder.With(OrderState.Pending), Now, SpokenLanguage.English);

        Assert.Equal(
            "I've taken order one three one two: two Espressos, six dollars and fifty cents in all. It isn't confirmed yet. "
            + "Ask me about that order number in a moment.",
            said);
    }

    [Theory]
    [InlineData("de", "Bestellung eins drei eins zwei ist bestätigt: zwei Mal Espresso, insgesamt sechs Dollar fünfzig, fertig in etwa einer Minute.")]
    [InlineData("fr", "La commande un trois un deux est confirmée : deux fois Espresso, six dollars cinquante en tout, prête dans environ une minute.")]
    public void Orders_are_said_in_every_language(string language, string said) => Assert.Equal(
        said, OrderSpeech.Placed(SampleOrder.With(OrderState.Confirmed, TimeSpan.FromMinutes(1)), Now, Languages.Of(language)));

    [Theory]
    [InlineData("de", "Ich habe keine Bestellungen gefunden.")]
    [InlineData("fr", "Je n'ai trouvé aucune commande.")]
    public void Nothing_found_is_said_in_every_language(string language, string said) =>
        Assert.Equal(said, OrderSpeech.Found(Page(0, 0), firstPage: true, Now, Languages.Of(language)));

    [Theory]
    [InlineData(-5, "ready any moment now")]
    [InlineData(4, "ready in about four minutes")]
    [InlineData(10, "ready in about ten minutes")]
    [InlineData(11, "ready in about fifteen minutes")]
    [InlineData(99, "ready in about one hundred minutes")]
    [InlineData(120, "ready in about two hours")]
    [InlineData(48 * 60, "ready in about two days")]
    public void The_wait_is_said_as_people_say_it(int minutes, string said) =>
        Assert.EndsWith(
            $", {said}.", OrderSpeech.Describe(SampleOrder.With(OrderState.Confirmed, TimeSpan.FromMinutes(minutes)), Now, SpokenLanguage.English), StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(OrderState.Pending), "Order one three one two isn't confirmed yet: ")]
    [InlineData(nameof(OrderState.Confirmed), "Order one three one two is confirmed: ")]
    [InlineData(nameof(OrderState.Preparing), "Order one three one two is being prepared: ")]
    [InlineData(nameof(OrderState.Ready), "Order one three one two is ready at main: ")]
    [InlineData(nameof(OrderState.Completed), "Order one three one two of Monday, January fifteenth, twenty twenty-four is completed: ")]
    [InlineData(nameof(OrderState.Rejected), "Order one three one two was rejected: ")]
    [InlineData(nameof(OrderState.Cancelled), "Order one three one two is cancelled: ")]
    public void Every_status_has_its_words(string status, string start)
    {
        var said = OrderSpeech.Describe(SampleOrder.With(Enum.Parse<OrderState>(status)), Now, SpokenLanguage.English);

        Assert.StartsWith(start + "two Espressos, six dollars and fifty cents in all", said, StringComparison.Ordinal);
        SpokenLine.Check(said);
    }

    [Fact]
    public void The_reason_is_said() =>
        Assert.EndsWith(
            " in all. The reason given is: changed my mind.",
            OrderSpeech.Describe(SampleOrder.With(OrderState.Cancelled, reason: "changed my mind."), Now, SpokenLanguage.English),
            StringComparison.Ordinal);

    [Fact]
    public void A_long_order_is_cut_after_three_products()
    {
        var order = SampleOrder.With(OrderState.Ready) with
        {
            Lines = [.. Enumerable.Range(1, 5).Select(number => SampleOrder.Line($"P{number}", number, 100))],
        };

        Assert.Equal("one P1, two P2, three P3 and two more", OrderSpeech.Contents(order, SpokenLanguage.English));
    }

    [Theory]
    [InlineData(0, 0, true, "I found no orders.")]
    [InlineData(0, 7, false, "There are no more, of seven orders.")]
    [InlineData(
        2, 2, true, "I found two orders; the latest are order one zero zero one, completed, six dollars and fifty cents; order one zero zero two, completed, six dollars and fifty cents.")]
    [InlineData(1, 7, false, "Of seven orders, the next is order one zero zero one, completed, six dollars and fifty cents.")]
    public void A_list_says_a_count_and_the_latest(int page, long total, bool first, string said) =>
        Assert.Equal(said, OrderSpeech.Found(Page(page, total), first, Now, SpokenLanguage.English));

    [Fact]
    public void A_list_says_at_most_three_orders() =>
        Assert.DoesNotContain("one zero zero four", OrderSpeech.Found(Page(10, 12), true, Now, SpokenLanguage.English), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_one_order_describes_it() =>
        Assert.StartsWith("I found one order. Order one zero zero one of Monday", OrderSpeech.Found(Page(1, 1), true, Now, SpokenLanguage.English), StringComparison.Ordinal);

    private static OrderListResult Page(int count, long total) => new()
    {
        Orders = [.. Enumerable.Range(1001, count).Select(number => SampleOrder.With(OrderState.Completed, number: number))],
        Total = total,
    };
}
