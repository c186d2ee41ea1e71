namespace OrderService;

public sealed class Carrier(FlakyService parcels)
{
    /// <summary>Asks the carrier to fetch the parcel, until it says yes.</summary>
    public async Task<string> BookAsync(Order order, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await parcels.CallAsync(order.Id, cancellationToken);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
