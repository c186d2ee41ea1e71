namespace OrderService;

public sealed record Order(int Id, string Product, decimal Total);

public static class Orders
{
    /// <summary>What came in overnight; the doors of the shop open for all of them at once.</summary>
    public static IReadOnlyList<Order> Waiting { get; } =
    [
        new(12341, "anchor", 249.00m),
        new(12342, "compass", 89.90m),
        new(12343, "sextant", 1310.00m),
        new(12344, "life buoy", 156.40m),
        new(12345, "compass", 44.95m),
        new(12346, "lantern", 61.50m),
        new(12347, "chart", 18.20m),
        new(12348, "rope", 73.00m),
    ];
}
