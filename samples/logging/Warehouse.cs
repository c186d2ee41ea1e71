using Microsoft.Extensions.Logging;

namespace OrderService;

public sealed class Warehouse(ILogger<Warehouse> logger)
{
    private readonly Dictionary<string, int> _stock = new() { ["anchor"] = 8, ["compass"] = 5, ["sextant"] = 6, ["life buoy"] = 40 };

    public void Reserve(Order order)
    {
        logger.LogInformation("{0} x {1} reserved", order.Quantity, order.Product);
        logger.LogDebug("{Name} goes to {Name}", order.Product, order.User.Name);
        var left = _stock[order.Product] -= order.Quantity;
        if (left > 2)
            return;

        logger.LogWarning("Running low: {Left)", left);
        try
        {
            Reorder(order.Product);
        }
        catch (InvalidOperationException)
        {
            logger.LogError("{Product} can't be ordered", order.Product);
        }
    }

    private static void Reorder(string product)
    {
        if (product == "compass")
            throw new InvalidOperationException("The supplier has none either");
    }
}
