namespace OrderService;

public sealed class Warehouse(FlakyService stock)
{
    /// <summary>Takes the goods from the shelf.</summary>
    public async Task<string> ReserveAsync(Order order, CancellationToken cancellationToken)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await stock.CallAsync(order.Id, cancellationToken);
            }
            catch (HttpRequestException)
            {
                attempt++;
                if (attempt == 6)
                    throw;

                await Task.Delay(250, cancellationToken);
            }
        }
    }
}
