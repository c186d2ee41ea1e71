using Microsoft.Extensions.Logging;

namespace OrderService;

/// <summary>Takes an order from the shelf to the customer.</summary>
public sealed class Checkout(PaymentGateway gateway, Warehouse warehouse, Confirmations confirmations, ILogger<Checkout> logger)
{
    private readonly List<Order> _setAside = [];

    public int SetAside => _setAside.Count;

    public async Task ProcessAsync(Order order, CancellationToken cancellationToken)
    {
        logger.LogInformation(string.Format("Order {0}: {1} x {2} for {3:0.00} EUR", order.Id, order.Quantity, order.Product, order.Total));
        warehouse.Reserve(order);

        try
        {
            var receipt = await gateway.ChargeAsync(order, cancellationToken);
            Note("Order {OrderId} is paid", order.Id, receipt);
            confirmations.Keep(order, receipt);
        }
        catch (PaymentRefusedException refusal)
        {
            logger.LogWarning($"Payment refused: {refusal.Message}, so order {{OrderId}} is set aside", order.Id);
            _setAside.Add(order);
            return;
        }

        confirmations.Send(order);
        var shipped = "Order " + order.Id + " is on its way";
        logger.LogInformation(shipped);
    }

    private void Note(string message, params object?[] values) => logger.LogInformation(message, values);
}
