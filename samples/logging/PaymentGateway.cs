using Microsoft.Extensions.Logging;

namespace OrderService;

public sealed record BankSettings(string ApiKey);

public sealed class PaymentRefusedException(string reply) : Exception(reply);

/// <summary>The bank's answer to every order is always the same, so that two runs can be compared.</summary>
public sealed class PaymentGateway(BankSettings settings, ILogger<PaymentGateway> logger)
{
    public async Task<string> ChargeAsync(Order order, CancellationToken cancellationToken)
    {
        logger.LogInformation($"Charging order {order.Id} with key {settings.ApiKey}");
        await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        return order.Id switch
        {
            12345 => throw new InvalidOperationException("The bank closed the connection", new TimeoutException("No answer within 20 ms")),
            12346 => throw new PaymentRefusedException("""{"code":"card_declined"}"""),
            _ => $"R-{order.Id}",
        };
    }
}
