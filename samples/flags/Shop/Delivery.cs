using Microsoft.FeatureManagement;

namespace FlagShop;

/// <summary>Promises a day.</summary>
internal sealed class Delivery(IFeatureManager features)
{
    public async Task<string> PromiseAsync(Order order)
    {
        var isExpress = await features.IsEnabledAsync(FlagKeys.ExpressDelivery);
        if (isExpress && order.IsUrgent)
            return "tomorrow";

        return order.IsUrgent ? "in three days" : "within a week";
    }
}
