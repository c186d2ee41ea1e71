namespace OrderService;

public sealed record User(string Name, string Email);

public sealed record Order(int Id, User User, string Product, int Quantity, decimal Total);

public static class Orders
{
    private static readonly User John = new("John", "john@example.com");
    private static readonly User Maria = new("Maria", "maria@example.com");

    /// <summary>What came in overnight.</summary>
    public static IReadOnlyList<Order> Waiting { get; } =
    [
        new(12343, Maria, "anchor", Quantity: 1, Total: 249.00m),
        new(12344, John, "compass", Quantity: 2, Total: 89.90m),
        new(12345, John, "sextant", Quantity: 1, Total: 1310.00m),
        new(12346, Maria, "life buoy", Quantity: 4, Total: 156.40m),
        new(12347, Maria, "compass", Quantity: 1, Total: 44.95m),
    ];
}
