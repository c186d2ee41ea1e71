namespace OrderShop;

public sealed class Mails(ILogger<Mails> log)
{
    public async Task ConfirmAsync(int order)
    {
        await Task.Delay(50);
        log.LogInformation("Confirmed order {OrderId}", order);
    }
}
