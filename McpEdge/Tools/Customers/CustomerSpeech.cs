using McpEdge.Speech;

namespace McpEdge.Tools.Customers;

/// <summary>How customers are talked about.</summary>
internal static class CustomerSpeech
{
    /// <summary>"Alex Morgan, customer one, is active."</summary>
    public static string Introduce(string name, long number, CustomerStatus status) =>
        $"{name}, {SpokenHandle.Say("customer", number)}, is {status.ToString().ToLowerInvariant()}.";

    /// <summary>"The phone number is … and the e-mail address is …."</summary>
    public static string Contact(CustomerView customer) => (customer.Phone, customer.Email) switch
    {
        ({ } phone, { } email) => $"The phone number is {SpokenPhone.Say(phone)}, and the e-mail address is {SpokenEmail.Say(email)}.",
        ({ } phone, null) => $"The phone number is {SpokenPhone.Say(phone)}.",
        (null, { } email) => $"The e-mail address is {SpokenEmail.Say(email)}.",
        _ => "There is no phone number or e-mail address.",
    };
}
