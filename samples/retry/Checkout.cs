namespace OrderService;

/// <summary>Takes an order from the shelf to the customer.</summary>
public sealed class Checkout(Warehouse warehouse, PaymentGateway gateway, Carrier carrier)
{
    public async Task ProcessAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await gateway.ChargeAsync(order, cancellationToken);
            var goods = await warehouse.ReserveAsync(order, cancellationToken);
            var parcel = await carrier.BookAsync(order, cancellationToken);
            Console.WriteLine($"Order {order.Id} is on its way: {receipt}, {goods}, {parcel}");
        }
        catch (Exception problem) when (problem is HttpRequestException or PaymentException)
        {
            Console.WriteLine($"Order {order.Id} is lost: {problem.Message}");
        }
    }
}
