using Microsoft.FeatureManagement;

namespace FlagShop;

/// <summary>Tells the partners what was sold.</summary>
internal sealed class Export(IFeatureManager features)
{
    public async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<Order> orders)
    {
        var lines = new List<string>();
        foreach (var order in orders)
        {
            if (order.Count == 0 || await features.IsEnabledAsync(FlagKeys.LegacyExport) && order.Price == 0)
                continue;

            if (await features.IsEnabledAsync(FlagKeys.LegacyExport))
                lines.Add(WriteOld(order));

            lines.Add($"{order.Number},{order.Sum:0.00}");
        }

        return lines;
    }

    private static string WriteOld(Order order) => $"{order.Number:00000000}{Cents(order):00000000}";

    private static int Cents(Order order) => (int)(order.Sum * 100);
}
