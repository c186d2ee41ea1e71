using Microsoft.FeatureManagement;

namespace FlagShop;

/// <summary>Takes the money.</summary>
internal sealed class Checkout(IFeatureManager features, Rebates rebates)
{
    public async Task<decimal?> PayAsync(Order order)
    {
        // Nobody pays while the shop is closed.
        if (await features.IsEnabledAsync(FlagKeys.Maintenance))
            return null;

        if (await features.IsEnabledAsync(FlagKeys.NewCheckout))
        {
            // A rebate never makes an order free.
            var rebate = rebates.Find(order);
            return Math.Max(order.Sum - rebate, 1);
        }
        else
        {
            return RoundUp(order.Sum);
        }
    }

    /// <summary>The old checkout knew no cents.</summary>
    private static decimal RoundUp(decimal sum) => Math.Ceiling(sum);
}
