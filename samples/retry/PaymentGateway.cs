namespace OrderService;

public sealed class PaymentException(string message) : Exception(message);

public sealed class PaymentGateway(FlakyService bank)
{
    public async Task<string> ChargeAsync(Order order, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                return await bank.CallAsync(order.Id, cancellationToken);
            }
            catch (HttpRequestException)
            {
                // The bank is sometimes busy.
                continue;
            }
        }

        throw new PaymentException("Failed after 5 attempts");
    }
}
