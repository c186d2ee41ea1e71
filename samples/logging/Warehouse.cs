using Microsoft.Extensions.Logging;

namespace OrderService;

public sealed class Warehouse(ILogger<Warehouse> logger)
{
    private readonly Dictionary<string, int> _stock = new() { ["anchor"] = 3, ["compass"] = 5, ["life buoy"] = 40 };

    public void Reserve(Order order)
    {
        var left = _stock.GetValueOrDefault(order.Product);
        if (left < order.Quantity)
        {
            logger.LogWarning(string.Concat("Out of stock: ", order.Product, ", ", left, " left"));
            throw new InvalidOperationException("Out of stock");
        }

        _stock[order.Product] = left - order.Quantity;
        logger.LogDebug($"Reserved {order.Quantity} x {order.Product}, {left - order.Quantity} left");
    }
}
