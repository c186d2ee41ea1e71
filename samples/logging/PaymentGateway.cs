namespace OrderService;

public sealed class PaymentException(string reply) : Exception(reply);

/// <summary>The bank's answer to every order is always the same, so that two runs can be compared.</summary>
public sealed class PaymentGateway
{
    public async Task<string> ChargeAsync(Order order, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        return order.Id == 12346
            ? throw new PaymentException("""{"code":"card_declined"}""")
            : $"R-{order.Id}";
    }
}
